package designer

// piece is one kind of thing a room of some kind usually has.
type piece struct {
	group string  // pieces of one group are proposed together
	rank  int     // 1 what makes the room, 2 what is usual, 3 what finishes it
	count int     // how many
	noun  string  // what to search the catalogue for
	area  float64 // smallest floor, m², it is wanted on
	every float64 // one more for every so many m² of floor; 0 for a fixed count
	most  int     // largest count with every
}

// kits tell what furnishes a room of a kind, the most important first.
var kits = map[string][]piece{
	"living room": {
		{"seating", 1, 1, "sofa", 7, 0, 0}, {"seating", 1, 1, "coffee table", 7, 0, 0}, {"media", 1, 1, "tv stand", 11, 0, 0}, {"media", 1, 1, "tv", 11, 0, 0},
		{"chairs", 2, 1, "armchair", 13, 9, 2}, {"rug", 2, 1, "rug", 8, 0, 0}, {"lamp", 2, 1, "floor lamp", 6, 0, 0}, {"books", 2, 1, "bookshelf", 10, 0, 0}, {"plants", 2, 1, "plant", 8, 16, 3}, {"ceiling", 2, 1, "pendant lamp", 8, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0},
		{"side", 3, 1, "side table", 11, 0, 0}, {"art", 3, 2, "picture", 7, 8, 4}, {"sofa things", 3, 2, "cushion", 7, 0, 0}, {"table things", 3, 1, "vase", 7, 0, 0}, {"table things", 3, 1, "book", 7, 0, 0}, {"console", 3, 1, "sideboard", 22, 0, 0},
	},
	"bedroom": {
		{"bed", 1, 1, "bed", 6.5, 0, 0}, {"bed", 1, 2, "nightstand", 8, 0, 0}, {"bed", 2, 2, "table lamp", 8, 0, 0}, {"wardrobe", 1, 1, "wardrobe", 9, 0, 0}, {"rug", 2, 1, "rug", 9, 0, 0}, {"dresser", 2, 1, "dresser", 12, 0, 0},
		{"ceiling", 2, 1, "pendant lamp", 7, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0}, {"chair", 2, 1, "armchair", 15, 0, 0}, {"bed things", 3, 2, "cushion", 6.5, 0, 0}, {"plants", 3, 1, "plant", 9, 0, 0}, {"art", 3, 2, "picture", 7, 0, 0}, {"mirror", 3, 1, "mirror", 9, 0, 0}, {"table things", 3, 1, "vase", 12, 0, 0}, {"bench", 3, 1, "bench", 16, 0, 0},
	},
	"kids room": {
		{"bed", 1, 1, "single bed", 5, 0, 0}, {"bed", 1, 1, "nightstand", 7, 0, 0}, {"desk", 1, 1, "desk", 9, 0, 0}, {"desk", 1, 1, "chair", 9, 0, 0}, {"books", 2, 1, "bookshelf", 8, 0, 0}, {"rug", 2, 1, "rug", 7, 0, 0}, {"toys", 2, 1, "toy box", 7, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 6, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0},
		{"wardrobe", 2, 1, "wardrobe", 13, 0, 0}, {"bed things", 3, 1, "stuffed animal", 5, 0, 0}, {"art", 3, 2, "picture", 6, 0, 0}, {"desk things", 3, 1, "desk lamp", 9, 0, 0}, {"bean bag", 3, 1, "bean bag", 12, 0, 0}, {"table things", 3, 1, "table lamp", 7, 0, 0},
	},
	"office": {
		{"desk", 1, 1, "desk", 5, 0, 0}, {"desk", 1, 1, "office chair", 5, 0, 0}, {"books", 1, 1, "bookshelf", 7, 0, 0}, {"desk things", 2, 1, "monitor", 5, 0, 0}, {"desk things", 2, 1, "desk lamp", 5, 0, 0}, {"desk things", 2, 1, "keyboard", 5, 0, 0}, {"rug", 2, 1, "rug", 9, 0, 0}, {"plants", 2, 1, "plant", 7, 0, 0}, {"chair", 2, 1, "armchair", 12, 0, 0},
		{"cabinet", 2, 1, "cabinet", 12, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 7, 0, 0}, {"art", 3, 1, "picture", 6, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0}, {"shelf things", 3, 3, "book", 6, 0, 0}, {"lamp", 3, 1, "floor lamp", 10, 0, 0}, {"bin", 3, 1, "trash can", 8, 0, 0},
	},
	"dining room": {
		{"table", 1, 1, "dining table", 6, 0, 0}, {"table", 1, 4, "dining chair", 6, 4.5, 8}, {"ceiling", 1, 1, "pendant lamp", 5, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0}, {"sideboard", 2, 1, "sideboard", 11, 0, 0}, {"rug", 2, 1, "rug", 12, 0, 0}, {"plants", 2, 1, "plant", 9, 0, 0},
		{"table things", 3, 1, "vase", 6, 0, 0}, {"table things", 3, 2, "candle", 6, 0, 0}, {"art", 3, 1, "picture", 8, 0, 0}, {"mirror", 3, 1, "mirror", 14, 0, 0}, {"cabinet", 3, 1, "cabinet", 18, 0, 0},
	},
	"kitchen": {
		{"line", 1, 2, "kitchen cabinet", 5, 5, 4}, {"line", 1, 1, "sink", 4, 0, 0}, {"line", 1, 1, "oven", 4, 0, 0}, {"line", 1, 1, "fridge", 4, 0, 0}, {"table", 1, 1, "dining table", 9, 0, 0}, {"table", 1, 4, "chair", 9, 0, 0}, {"island", 2, 1, "kitchen island", 20, 0, 0}, {"island", 2, 2, "bar stool", 20, 0, 0},
		{"ceiling", 2, 1, "pendant lamp", 5, 0, 0}, {"plants", 3, 1, "plant", 12, 0, 0}, {"table things", 3, 1, "bowl", 9, 0, 0}, {"table things", 3, 2, "cup", 9, 0, 0}, {"shelf", 3, 1, "wall shelf", 7, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0},
	},
	"bathroom": {
		{"bath", 1, 1, "bathtub", 5.2, 0, 0}, {"bath", 1, 1, "shower", 2, 0, 0}, {"toilet", 1, 1, "toilet", 2, 0, 0}, {"sink", 1, 1, "basin", 2, 0, 0}, {"mirror", 1, 1, "mirror", 2, 0, 0}, {"rug", 2, 1, "rug", 4, 0, 0}, {"sink things", 3, 1, "soap dispenser", 2, 0, 0}, {"laundry", 3, 1, "laundry basket", 6, 0, 0}, {"towels", 3, 1, "towel rail", 3, 0, 0}, {"plants", 3, 1, "plant", 5, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 3, 0, 0}, {"basket", 3, 1, "basket", 5, 0, 0},
	},
	"deli": {
		{"counter", 1, 1, "counter", 7, 0, 0}, {"shelves", 1, 3, "shelf", 6, 5, 6}, {"register", 1, 1, "cash register", 7, 0, 0}, {"goods", 2, 6, "jar", 6, 0, 0}, {"goods", 2, 4, "bottle", 6, 0, 0}, {"basket", 2, 2, "basket", 8, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 6, 12, 4}, {"sign", 3, 1, "sign", 6, 0, 0}, {"plants", 3, 1, "plant", 10, 0, 0}, {"table", 3, 1, "bar table", 18, 0, 0}, {"table", 3, 2, "bar stool", 18, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0},
	},
	"bookshop": {
		{"shelves", 1, 4, "bookshelf", 6, 5, 10}, {"counter", 1, 1, "counter", 10, 0, 0}, {"register", 2, 1, "cash register", 10, 0, 0}, {"display", 2, 1, "coffee table", 14, 0, 0}, {"chairs", 2, 2, "armchair", 14, 0, 0}, {"rug", 2, 1, "rug", 12, 0, 0}, {"lamp", 2, 1, "floor lamp", 12, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 14, 4}, {"shelf things", 3, 6, "book", 6, 0, 0}, {"plants", 3, 1, "plant", 10, 0, 0}, {"sign", 3, 1, "sign", 8, 0, 0},
	},
	"library": {
		{"shelves", 1, 3, "bookshelf", 6, 5, 10}, {"table", 1, 1, "table", 14, 0, 0}, {"table", 1, 4, "chair", 14, 0, 0}, {"chairs", 2, 2, "armchair", 9, 0, 0}, {"side", 2, 1, "side table", 9, 0, 0}, {"lamp", 2, 1, "floor lamp", 8, 0, 0}, {"rug", 2, 1, "rug", 10, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 0, 0}, {"shelf things", 3, 6, "book", 6, 0, 0}, {"globe", 3, 1, "globe", 10, 0, 0}, {"art", 3, 1, "picture", 8, 0, 0}, {"plants", 3, 1, "plant", 10, 0, 0},
	},
	"classroom": {
		{"desks", 1, 4, "desk", 15, 5, 12}, {"desks", 1, 4, "chair", 15, 5, 12}, {"board", 1, 1, "whiteboard", 10, 0, 0}, {"books", 2, 1, "bookshelf", 14, 0, 0}, {"ceiling", 2, 2, "ceiling lamp", 12, 9, 8}, {"clock", 3, 1, "clock", 10, 0, 0}, {"art", 3, 3, "picture", 12, 14, 6}, {"plants", 3, 1, "plant", 20, 0, 0}, {"bin", 3, 1, "trash can", 12, 0, 0},
	},
	"computer room": {
		{"desks", 1, 2, "desk", 7, 7, 8}, {"desks", 1, 2, "office chair", 7, 7, 8}, {"desk things", 1, 2, "monitor", 7, 7, 8}, {"desk things", 2, 2, "keyboard", 7, 7, 8}, {"speakers", 2, 2, "speaker", 9, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 7, 0, 0}, {"rug", 3, 1, "rug", 12, 0, 0}, {"desk things", 3, 2, "desk lamp", 7, 7, 8}, {"art", 3, 2, "picture", 7, 0, 0}, {"plants", 3, 1, "plant", 12, 0, 0}, {"cabinet", 3, 1, "cabinet", 14, 0, 0},
	},
	"game room": {
		{"table tennis", 1, 1, "ping pong table", 24, 0, 0}, {"pool", 1, 1, "pool table", 40, 0, 0}, {"bar", 2, 1, "bar table", 16, 0, 0}, {"bar", 2, 2, "bar stool", 16, 0, 0}, {"seating", 2, 1, "sofa", 14, 0, 0}, {"arcade", 2, 1, "arcade machine", 14, 20, 3}, {"foosball", 2, 1, "foosball table", 16, 0, 0}, {"darts", 3, 1, "dartboard", 12, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 10, 18, 4}, {"art", 3, 2, "picture", 12, 0, 0}, {"plants", 3, 1, "plant", 16, 0, 0}, {"rug", 3, 1, "rug", 14, 0, 0},
	},
	"florist": {
		{"table", 1, 1, "table", 8, 0, 0}, {"shelves", 1, 2, "shelf", 8, 8, 5}, {"flowers", 1, 4, "plant", 6, 4, 9}, {"counter", 2, 1, "counter", 14, 0, 0}, {"table things", 2, 4, "succulent", 6, 0, 0}, {"vases", 2, 3, "flowers", 6, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 16, 3}, {"register", 3, 1, "cash register", 14, 0, 0}, {"basket", 3, 2, "basket", 9, 0, 0}, {"sign", 3, 1, "sign", 8, 0, 0},
	},
	"restaurant": {
		{"tables", 1, 2, "dining table", 10, 9, 8}, {"tables", 1, 8, "dining chair", 10, 2.25, 32}, {"counter", 2, 1, "counter", 24, 0, 0}, {"ceiling", 2, 2, "pendant lamp", 10, 10, 6}, {"plants", 2, 2, "plant", 14, 20, 4}, {"sideboard", 2, 1, "sideboard", 18, 0, 0}, {"table things", 3, 2, "vase", 10, 9, 8}, {"art", 3, 2, "picture", 10, 0, 0}, {"table things", 3, 2, "candle", 10, 9, 8},
	},
	"cafe": {
		{"counter", 1, 1, "counter", 14, 0, 0}, {"tables", 1, 2, "bar table", 9, 9, 6}, {"tables", 1, 4, "bar stool", 9, 4.5, 12}, {"corner", 2, 1, "sofa", 20, 0, 0}, {"corner", 2, 1, "coffee table", 20, 0, 0}, {"ceiling", 2, 2, "pendant lamp", 9, 10, 6}, {"plants", 2, 1, "plant", 9, 14, 4}, {"register", 2, 1, "cash register", 14, 0, 0}, {"shelf", 3, 1, "shelf", 14, 0, 0}, {"art", 3, 2, "picture", 9, 0, 0}, {"counter things", 3, 3, "cup", 14, 0, 0}, {"sign", 3, 1, "sign", 9, 0, 0},
	},
	"pub": {
		{"counter", 1, 1, "counter", 10, 0, 0}, {"counter", 1, 3, "bar stool", 10, 6, 6}, {"shelf", 1, 1, "shelf", 10, 0, 0}, {"tables", 2, 1, "table", 16, 12, 4}, {"tables", 2, 4, "chair", 16, 3, 16}, {"ceiling", 1, 2, "pendant lamp", 8, 10, 5}, {"bottles", 2, 6, "bottle", 8, 0, 0}, {"art", 3, 3, "picture", 10, 0, 0}, {"darts", 3, 1, "dartboard", 16, 0, 0}, {"plants", 3, 1, "plant", 14, 0, 0}, {"counter things", 3, 3, "glass", 10, 0, 0},
	},
	"meeting room": {
		{"table", 1, 1, "dining table", 8, 0, 0}, {"table", 1, 6, "office chair", 8, 3.5, 10}, {"board", 1, 1, "whiteboard", 8, 0, 0}, {"media", 2, 1, "tv", 12, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 14, 3}, {"plants", 2, 1, "plant", 9, 0, 0}, {"cabinet", 2, 1, "sideboard", 14, 0, 0}, {"table things", 3, 1, "laptop", 8, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0}, {"art", 3, 1, "picture", 10, 0, 0},
	},
	"hallway": {
		{"console", 1, 1, "console table", 3, 0, 0}, {"mirror", 1, 1, "mirror", 3, 0, 0}, {"coats", 1, 1, "coat rack", 3, 0, 0}, {"bench", 2, 1, "bench", 6, 0, 0}, {"rug", 2, 1, "rug", 3, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 3, 0, 0}, {"plants", 3, 1, "plant", 6, 0, 0}, {"light", 3, 2, "wall lamp", 5, 0, 0}, {"art", 3, 1, "picture", 4, 0, 0}, {"table things", 3, 1, "vase", 3, 0, 0},
	},
	"reading corner": {
		{"chairs", 1, 1, "armchair", 3, 0, 0}, {"lamp", 1, 1, "floor lamp", 3, 0, 0}, {"books", 1, 1, "bookshelf", 4, 0, 0}, {"side", 2, 1, "side table", 4, 0, 0}, {"rug", 2, 1, "rug", 4, 0, 0}, {"plants", 2, 1, "plant", 5, 0, 0}, {"shelf things", 3, 3, "book", 4, 0, 0}, {"art", 3, 1, "picture", 4, 0, 0}, {"table things", 3, 1, "cup", 4, 0, 0},
	},
	"laundry":     {{"machines", 1, 1, "washing machine", 3, 0, 0}, {"machines", 1, 1, "sink", 4, 0, 0}, {"shelf", 1, 1, "storage rack", 4, 0, 0}, {"basket", 2, 2, "basket", 4, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 3, 0, 0}, {"cabinet", 2, 1, "cabinet", 6, 0, 0}},
	"music room":  {{"piano", 1, 1, "piano", 8, 0, 0}, {"piano", 1, 1, "stool", 8, 0, 0}, {"seating", 2, 1, "sofa", 12, 0, 0}, {"books", 2, 1, "bookshelf", 9, 0, 0}, {"speakers", 2, 2, "speaker", 9, 0, 0}, {"rug", 2, 1, "rug", 9, 0, 0}, {"lamp", 2, 1, "floor lamp", 8, 0, 0}, {"plants", 3, 1, "plant", 8, 0, 0}, {"art", 3, 2, "picture", 8, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 0, 0}},
	"yoga studio": {{"mats", 1, 4, "yoga mat", 12, 5, 12}, {"mirror", 1, 2, "mirror", 8, 12, 4}, {"plants", 2, 2, "plant", 10, 14, 4}, {"bench", 2, 1, "bench", 12, 0, 0}, {"shelf", 2, 1, "storage rack", 14, 0, 0}, {"ceiling", 2, 2, "ceiling lamp", 6, 9, 8}, {"water", 3, 1, "water cooler", 20, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0}},
	"sunroom":     {{"chairs", 1, 2, "armchair", 6, 0, 0}, {"side", 1, 1, "side table", 6, 0, 0}, {"plants", 1, 3, "plant", 4, 4, 8}, {"rug", 2, 1, "rug", 8, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 6, 0, 0}, {"table things", 3, 1, "vase", 6, 0, 0}, {"cushions", 3, 2, "cushion", 6, 0, 0}},
	"workshop":    {{"bench", 1, 1, "workbench", 8, 0, 0}, {"bench", 1, 1, "stool", 8, 0, 0}, {"tools", 1, 1, "pegboard", 8, 0, 0}, {"shelves", 1, 2, "storage rack", 8, 8, 5}, {"bench things", 2, 1, "toolbox", 8, 0, 0}, {"cabinet", 2, 1, "cabinet", 10, 0, 0}, {"boxes", 2, 2, "box", 8, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 8, 14, 3}, {"ladder", 3, 1, "ladder", 10, 0, 0}, {"clock", 3, 1, "clock", 10, 0, 0}},
	"gallery":     {{"art", 1, 4, "picture", 8, 6, 8}, {"bench", 1, 1, "bench", 12, 0, 0}, {"sculptures", 2, 1, "pedestal", 12, 16, 4}, {"sculptures", 2, 1, "sculpture", 12, 16, 4}, {"ceiling", 2, 2, "pendant lamp", 8, 14, 4}, {"plants", 3, 1, "plant", 16, 0, 0}},
}

// kindred rooms are furnished by another's kit.
var kindred = map[string]string{
	"diner": "restaurant", "shop": "deli", "lobby": "living room", "studio": "living room", "art studio": "workshop", "seating area": "living room", "work corner": "office", "dining area": "dining room", "play area": "kids room", "sleeping area": "bedroom", "plant corner": "reading corner", "coffee corner": "reading corner", "music corner": "music room", "": "living room",
}

func kitOf(kind string) []piece {
	if other, ok := kindred[kind]; ok {
		kind = other
	}
	if kit, ok := publicKits[kind]; ok {
		return kit
	}
	return kits[kind]
}

// bed and board of a studio: what a living room's kit lacks there.
var studioExtras = []piece{{"bed", 1, 1, "bed", 18, 0, 0}, {"bed", 1, 1, "nightstand", 18, 0, 0}, {"dining", 2, 1, "dining table", 26, 0, 0}, {"dining", 2, 2, "chair", 26, 0, 0}}

// dinerExtras make a diner of a restaurant.
var dinerExtras = []piece{{"counter", 1, 1, "counter", 12, 0, 0}, {"counter", 1, 4, "bar stool", 12, 0, 0}}

// bareKit is what a room gets that was built only because things were asked for.
var bareKit = []piece{{"ceiling", 2, 1, "pendant lamp", 6, 0, 0}, {"plants", 2, 1, "plant", 8, 0, 0}}

// amount returns how many of a piece a floor of so many m² wants.
func (p piece) amount(area, density float64) int {
	if area < p.area {
		return 0
	}
	n := p.count
	if p.every > 0 {
		n = max(n, min(p.most, int(area*density/p.every)))
	}
	return n
}
