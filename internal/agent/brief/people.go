package brief

import (
	"math"
	"slices"
)

// people are words for whom a room is for: "for two people", "for six children".
var people = []string{"people", "person", "persons", "guests", "adults", "children", "kids", "students", "pupils", "patients", "workers", "employees", "players", "twins", "siblings", "teenagers", "visitors", "customers", "diners"}

// readPeople reads for how many people a room is: a number after "for" that counts nothing else.
func (r *reader) readPeople(i int) int {
	if i >= len(r.xs) || !r.xs[i].isNum || len(r.b.Items) > 0 {
		return i
	}
	n, next := r.xs[i].number, i+1
	if next < len(r.xs) && slices.Contains(people, r.xs[next].text) {
		next++
	} else if next < len(r.xs) && !r.xs[next].punct && r.xs[next].text != "with" && r.xs[next].text != "and" {
		return i
	}
	if n < 1 || n > 60 || n != math.Trunc(n) {
		return i
	}
	r.b.Room.People = int(n)
	return next
}
