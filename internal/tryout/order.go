package tryout

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math/rand/v2"

	"scenograph/internal/proposal"
)

// BlindShare: one contact sheet in so many hides its scores and is shuffled, or acceptance would only echo the critics.
const BlindShare = 10

// Blind tells, the same each time, whether the sheet of a step is one that hides its scores.
func Blind(obs proposal.Observation) bool {
	return draw(obs)%BlindShare == 0
}

func draw(obs proposal.Observation) uint64 {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d\x00%d\x00%d\x00%d", obs.Prompt, obs.Revision, obs.Seed, obs.Step, len(obs.Refusals)))
	return binary.LittleEndian.Uint64(sum[:8])
}

// Shuffled is an order in which candidates of a blind sheet are shown: indices of the candidates as they are scored.
func Shuffled(obs proposal.Observation, count int) []int {
	order := make([]int, count)
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(draw(obs), 0x5ee7))
	rng.Shuffle(count, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}
