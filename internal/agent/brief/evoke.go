package brief

// evoking are ways to ask that the room which stands be like another one.
var evoking = []idiom{
	idiomOf(`\b(?:make|let|have) `+standing+`(?: to)? (?:feel|look|seem|be)(?: a bit| a little| much)?(?: more)? (?:like|as) (an? )`, "make the room $1"),
	idiomOf(`\b(?:make|let) `+standing+`(?: a bit| a little| much)?(?: more)? like (an? )`, "make the room $1"),
	idiomOf(`\b(?:turn|convert|transform|change|remake) `+standing+` (?:in)?to (an? )`, "make the room $1"),
	idiomOf(`(^|[.;!,] )(?:i want |i'd like |we want )?`+standing+`(?: to| should| could| must) (?:feel|look|seem|be)(?: a bit| a little| much)?(?: more)? like (an? )`, "${1}make the room $2"),
	idiomOf(`\bgive `+standing+` the (?:feel|look|atmosphere|air|character) of (an? )`, "make the room $1"),
}

// readEvoke reads "make it feel like a library": another kind of room for the one that stands.
func (r *reader) readEvoke(p, q phrase, from, end int) int {
	if zoneKinds[q.room] || !p.isRoom && p.surface != "room" && p.pronoun != "it" && p.pronoun != "everything" {
		r.sayRoom(q)
		return end
	}
	r.takeMood(q)
	r.b.Colors = append(r.b.Colors, q.Colors...)
	r.addEdit(Edit{Verb: Evoke, Target: Target{Everything: true}, Style: q.room}, from, end)
	return end
}
