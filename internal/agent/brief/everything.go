package brief

// Words that idioms make of "all wooden furniture" and "everything made of wood", for the grammar.
const (
	allFurniture = "all-furniture"
	ofWhat       = "made-of"
)

// wholly are ways to mean all things of a material, or all furniture.
var wholly = []idiom{
	idiomOf(`\b(?:all|every|each)(?: (?:piece|item|bit)s? of)?(?: of)?(?: the| my| our)? ([a-z]+) (?:furniture|furnishings)\b`, allFurniture+" "+ofWhat+" $1"),
	idiomOf(`\b(?:every piece of|the|my|our) (wood|wooden|metal|leather|upholstered|oak|pine|walnut) (?:furniture|furnishings)\b`, allFurniture+" "+ofWhat+" $1"),
	idiomOf(`\b(?:everything|all things?|anything)(?: that is| that's| which is)?(?: made)?(?: out)? of ([a-z]+)\b`, "everything "+ofWhat+" $1"),
	idiomOf(`\beverything (?:that is|that's|which is) (wood|wooden|metal|leather|oak|pine|walnut|glass)\b`, "everything "+ofWhat+" $1"),
}

// madeOf reads the material after "everything" at i. What is made of something that is no material is not everything: nothing is read.
func (r *reader) madeOf(p phrase, i int) (phrase, int) {
	if i+1 >= len(r.xs) || r.xs[i+1].text != ofWhat {
		return p, i + 1
	}
	if i+2 >= len(r.xs) || r.xs[i+2].material == "" {
		return phrase{factor: 1}, i
	}
	x := r.xs[i+2]
	p.Materials, p.Made = []string{x.material}, []string{x.text}
	return p, i + 3
}
