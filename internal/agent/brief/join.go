package brief

// joining are ways to ask that things stand edge to edge.
var joining = []idiom{
	idiomOf(`\b`+putting+the+` (?:together )?(?:end[ -]to[ -]end|end[ -]on[ -]end|head[ -]to[ -]head|in one (?:long )?line)\b`, "join-ends $1"),
	idiomOf(`\b`+putting+the+` (?:together )?(?:side[ -]by[ -]side|long side to long side)\b`, "join-sides $1"),
	idiomOf(`\b(?:push|shove|join|slide|put|pull) `+the+` (?:right )?(?:together|edge to edge)(?: to (?:make|form) .*)?([.;!,]|$)`, "join-up $1$2"),
	idiomOf(`\bjoin(?: up)? `+the+`([.;!,]|$)`, "join-up $1$2"),
	idiomOf(`\bmake one (?:long|big|large) (?:table|desk|bench|sofa) (?:out )?(?:of|from) `+the+`([.;!,]|$)`, "join-ends $1$2"),
}

const putting = `(?:put|place|push|shove|set|join|arrange|stand|move|line up|slide) `

// readJoin reads what is to stand edge to edge.
func (r *reader) readJoin(i int, verb string) int {
	axis := map[string]string{"join-ends": "ends", "join-sides": "sides"}[verb]
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	if next == i+1 || !ok {
		return i
	}
	e := Edit{Verb: Join, Target: t, Axis: axis}
	e.Target.All = t.Count == 0
	if r.another(next) {
		if q, end := r.phrase(next + 1); end > next+1 {
			if other, ok := r.target(q); ok {
				e.Other, next, e.Target.All = &other, end, t.All
			}
		}
	}
	r.addEdit(e, i, next)
	return next
}
