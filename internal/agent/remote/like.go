package remote

import (
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/agent/chat"
	"scenograph/internal/proposal"
)

// likeLimit bounds how much of a liked answer is quoted, in characters.
const likeLimit = 6000

// likeWords tell a model which of its answers the human wants others like; "" when none.
func likeWords(like *proposal.Liked) string {
	if like == nil {
		return ""
	}
	text := "\nThe user likes this answer of yours and wants others that are near to it, yet not the same: "
	if like.Step {
		text = "\nThe user likes this step of yours and wants another version of it, and no other steps: "
	}
	text += chat.Printable(strings.Join(like.Labels, "; "), 800)
	if quoted, err := action.EncodeList(like.Actions); err == nil {
		text += "\nIts actions: " + chat.Printable(string(quoted), likeLimit)
	}
	return text
}
