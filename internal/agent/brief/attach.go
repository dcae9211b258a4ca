package brief

// sayOfItem takes "in dark green velvet" and "of oak": of the last item, else of the whole room.
func (r *reader) sayOfItem(p phrase) {
	if r.last >= 0 && len(p.Colors)+len(p.Materials) > 0 {
		r.ofLast(p)
		return
	}
	r.sayLooks(p)
}

// attach adds a relation to the last item, or keeps it for the next one when none was named yet.
func (r *reader) attach(rel Relation) {
	if r.last < 0 {
		if len(r.pending) < 8 {
			r.pending = append(r.pending, rel)
		}
		return
	}
	targets := []int{r.last}
	if rel.Kind == "facing_each_other" && r.b.Items[r.last].Count < 2 {
		targets = r.group
	}
	if rel.Kind == "by_window" || rel.Kind == "in_corner" || rel.Kind == "against_wall" || rel.Object == "door" {
		targets = []int{r.carrier(r.last)}
	}
	if bearer, ok := r.borneBy[r.last]; ok && len(targets) == 1 && (rel.Kind == "centred_in" && rel.Object == "room" || rel.Kind == "by_window" || rel.Kind == "in_corner") {
		targets = []int{bearer} // "a table with four stools in the middle"
	}
	if rel.Kind == "on" || rel.Kind == "inside" {
		targets = append(targets, r.carriedToo()...)
	}
	for _, j := range targets {
		it := &r.b.Items[j]
		if len(it.Relations) < 8 && !hasRelation(it.Relations, rel) {
			it.Relations = append(it.Relations, rel)
		}
	}
}

// carriedToo are the small things that were listed just before the last one, which stand where it does: "a lamp and a laptop on the desk".
func (r *reader) carriedToo() []int {
	if !r.small[r.b.Items[r.last].Noun] {
		return nil
	}
	var out []int
	for k := len(r.group) - 1; k >= 0; k-- {
		j := r.group[k]
		if j == r.last {
			continue
		}
		if it := &r.b.Items[j]; !r.small[it.Noun] || len(it.Relations) > 0 {
			break
		}
		out = append(out, j)
	}
	return out
}

// carrier follows "on the table" so that "a vase on the table by the window" puts the table by the window.
func (r *reader) carrier(j int) int {
	for _, rel := range r.b.Items[j].Relations {
		if rel.Kind != "on" && rel.Kind != "inside" {
			continue
		}
		for k := range r.b.Items {
			if k != j && sameThing(rel.Object, r.b.Items[k].Noun) {
				return k
			}
		}
	}
	return j
}

func hasRelation(list []Relation, rel Relation) bool {
	for _, old := range list {
		if old.Kind == rel.Kind && old.Object == rel.Object {
			return true
		}
	}
	return false
}
