package catalog

// suiteOf is what a kind shares its finishes with: things that are bought together and stand side by side — the units of a kitchen, the
// furniture of a bedroom, tables and their chairs — look alike when they have the same style and seed. Others are a suite of their own.
func suiteOf(id string) string {
	switch id {
	case "counter", "kitchen-island", "sink", "wall-cabinet":
		return "counter"
	case "bed", "single-bed", "bunk-bed", "nightstand", "dresser":
		return "bed"
	case "tv-stand", "sideboard", "bookshelf", "wall-shelf":
		return "sideboard"
	case "coffee-table", "side-table", "console-table":
		return "coffee-table"
	case "dining-table", "round-table", "dining-chair", "bench":
		return "dining-table"
	}
	return id
}
