package brief

import (
	"regexp"
	"strings"
	"sync"
)

var furtherSaid = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:and|now|please|just|yes|ok|okay|even|still|a bit|a little|some|slightly|do (?:that|it|this)|the same|once)[, ]+)*(?:more|again|further|farther|the same|one more time|once more|keep going|go on|more of (?:that|the same|it))[, ]*(?:please)?[.! ]*$`)
})

var othersSaid = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:and|now|please|also|then|same for|the same for|do the same (?:with|for|to))[, ]+)*(?:the others?|the other ones?|the rest|all the others|all of them|both)(?: of them)?(?:[, ]+(?:too|as well|also|please))*[.! ]*$`)
})

// AsksForOthers reports whether a request is the one before, said of the others of its kind: "the other one too", "and the rest as well".
func AsksForOthers(prompt string) bool {
	return othersSaid().MatchString(strings.ToLower(strings.TrimSpace(prompt)))
}

// AsksForMore reports whether a request is nothing but the one before, once more: "a bit more", "again", "even further".
func AsksForMore(prompt string) bool {
	return furtherSaid().MatchString(strings.ToLower(strings.TrimSpace(prompt)))
}
