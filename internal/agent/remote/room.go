package remote

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"math"

	"scenograph/internal/agent"
	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/sight"
	"scenograph/internal/agent/survey"
	"scenograph/internal/panorama"
	"scenograph/internal/pix"
	"scenograph/internal/proposal"
	"scenograph/internal/shell"
)

// panoramaEdge is how wide a panorama may be for each pixel of another picture's longer side: it is twice as wide as high, and its rows
// tell the distances.
const panoramaEdge = 1.5

// ReadRoom implements agent.RoomReader. A reading that contradicts itself is answered once with what is wrong; what then still does not
// fit is left out and told, and corners that make no room are an error.
func (p *Policy) ReadRoom(ctx context.Context, q agent.RoomQuestion, w agent.Witness) (agent.RoomAnswer, error) {
	if q.Scene == nil || q.Picture == nil {
		return agent.RoomAnswer{}, errors.New("remote: there is no scene or no picture to look at")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.meet(ctx); err != nil {
		return agent.RoomAnswer{}, err
	}
	schema, err := survey.Schema()
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	a := &answer{policy: p, ctx: ctx, obs: q.Observation, witness: w, now: q.Scene, began: p.Spent(), schema: schema}
	return a.readRoom(&q)
}

// readRoom asks until there is a room or the turn for mending is used up. What the server refuses is asked for in another way.
func (a *answer) readRoom(q *agent.RoomQuestion) (agent.RoomAnswer, error) {
	var talk []chat.Message
	for a.turn < 2 {
		request, err := a.roomRequest(q, talk)
		if err != nil {
			return agent.RoomAnswer{}, err
		}
		r, err := a.ask(request)
		var f *chat.Failure
		if errors.As(err, &f) && a.policy.manner.learn(f, true) {
			a.tell("the server does not take that; asking in another way")
			talk = nil
			continue
		}
		if err != nil {
			return agent.RoomAnswer{}, err
		}
		a.turn++
		a.replies++
		if r.reply.Stop == chat.Filtered {
			return agent.RoomAnswer{}, fmt.Errorf("the provider held the reply back: %s", chat.Printable(r.reply.Text, 200))
		}
		out, err := a.takeRoom(q, r)
		if err == nil {
			a.tell("done")
			return out, nil
		}
		talk = append(talk, mending(r.reply, a.refuse(err))...)
		a.keep(r)
	}
	return agent.RoomAnswer{}, &NothingError{Model: modelName(a.policy.options.Client), Replies: a.replies, Last: a.trouble}
}

// roomRequest shows the picture and asks, in the manner that the model understands.
func (a *answer) roomRequest(q *agent.RoomQuestion, talk []chat.Message) (chat.Request, error) {
	m := a.policy.manner
	edge := int(panoramaEdge * float64(sight.BudgetFor(m.context, m.sees).Edge))
	if !m.sees || edge == 0 {
		return chat.Request{}, fmt.Errorf("%s is sent no pictures here, and a panorama is one; allow pictures, or choose a model that takes them", modelName(a.policy.options.Client))
	}
	photo, err := photograph(q.Name, q.Picture, edge)
	if err != nil {
		return chat.Request{}, err
	}
	words := ""
	if m.mode == Fenced {
		words = string(a.schema)
	}
	first := chat.Message{Role: chat.User, Parts: []chat.Part{{Image: photo}, {Text: survey.Question(photo.Width, photo.Height, q.Known)}}}
	r := chat.Request{System: survey.System(words), Messages: append([]chat.Message{first}, talk...), Sampling: a.sampling()}
	switch m.mode {
	case Tools:
		r.MustCall = m.must
		r.Tools = []chat.Tool{{Name: survey.Tool, Description: "Give the corners, openings and materials of the room in the picture.", Schema: a.schema}}
	case Schema:
		r.Format = &chat.Format{Name: "room", Schema: a.schema}
	}
	return r, nil
}

// photograph makes a picture as small as the model's budget wants it.
func photograph(name string, picture image.Image, edge int) (*chat.Image, error) {
	whole, ok := picture.(*image.NRGBA)
	if !ok {
		whole = image.NewNRGBA(image.Rect(0, 0, picture.Bounds().Dx(), picture.Bounds().Dy()))
		draw.Draw(whole, whole.Rect, picture, picture.Bounds().Min, draw.Src)
	}
	small := pix.Downscale(whole, edge)
	data, err := sight.EncodeJPEG(small)
	if err != nil {
		return nil, err
	}
	return &chat.Image{Name: chat.Printable(name, 80), MIME: "image/jpeg", Width: small.Rect.Dx(), Height: small.Rect.Dy(), Data: data}, nil
}

// takeRoom makes a proposal of a reply.
func (a *answer) takeRoom(q *agent.RoomQuestion, r received) (agent.RoomAnswer, error) {
	text := r.reply.Text
	if len(r.reply.Calls) > 0 {
		text = r.reply.Calls[0].Arguments
	} else if r.reply.Stop == chat.TooLong {
		return agent.RoomAnswer{}, errors.New("the reply was cut off because it was too long; answer with the room alone")
	}
	reading, err := survey.Read(text)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	care := survey.Strict
	if a.turn > 1 {
		care = survey.Lenient
	}
	size := q.Picture.Bounds()
	found, err := reading.Fit(size.Dx(), size.Dy(), q.Known, care)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	plan, notes, err := reading.Plan(found, a.policy.options.Store, a.policy.options.Source)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	out := agent.RoomAnswer{Marks: found.Marks, Plan: plan}
	out.Proposal, err = a.proposeRoom(q, r, plan, notes)
	if err == nil {
		*r.proposals = append(*r.proposals, out.Proposal.ID)
		a.trouble = ""
		a.keep(r)
	}
	return out, err
}

func (a *answer) proposeRoom(q *agent.RoomQuestion, r received, plan panorama.Plan, notes []string) (proposal.Proposal, error) {
	p := a.policy
	actions, err := plan.Actions(q.Scene, p.options.Store)
	if err != nil {
		return proposal.Proposal{}, err
	}
	score, err := p.critic.Score(a.obs, actions)
	if err != nil {
		return proposal.Proposal{}, err
	}
	degrees := plan.Fit.Error / float64(q.Picture.Bounds().Dx()) * 360
	score.Evidence = append(score.Evidence, proposal.Evidence{
		Name: "fit", Value: math.Round(degrees*100) / 100, Unit: "°", Detail: fmt.Sprintf("the model's corners miss the room by %.2f°", degrees), OK: degrees < 2,
	})
	return proposal.Proposal{
		ID: a.id("proposal", 0, r.reply.Raw), Base: a.obs.Revision, Prompt: a.obs.Prompt, Policy: p.Name(), Label: roomLabel(q.Name, &plan),
		Reason: fmt.Sprintf("As %s reads it off the panorama.", modelName(p.options.Client)), Seed: a.obs.Seed, Actions: actions, Score: score, Notes: notes, Exchange: r.id,
	}, nil
}

func roomLabel(name string, plan *panorama.Plan) string {
	low, high := plan.Fit.Outline.Bounds()
	doors, windows := 0, 0
	for _, o := range plan.Fit.Openings {
		if o.Kind == shell.Window {
			windows++
		} else {
			doors++
		}
	}
	kind := "room"
	if plan.Kind != "" {
		kind = plan.Kind
	}
	return fmt.Sprintf("Build the %s of %s: %.2f × %.2f m, %.2f m high, %s, %s", kind, chat.Printable(name, 60), high[0]-low[0], high[1]-low[1], plan.Fit.Height,
		counted(doors, "doorway"), counted(windows, "window"))
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// mending answers a reply with what is wrong with it.
func mending(reply chat.Reply, trouble string) []chat.Message {
	said := chat.Message{Role: chat.Assistant, Calls: reply.Calls}
	if reply.Text != "" {
		said.Parts = []chat.Part{{Text: shorten(reply.Text)}}
	}
	words := survey.Mend(errors.New(trouble))
	if len(reply.Calls) == 0 {
		return []chat.Message{said, chat.Say(words)}
	}
	heard := chat.Message{Role: chat.User}
	for _, call := range reply.Calls {
		heard.Results = append(heard.Results, chat.Result{ID: call.ID, Name: call.Name, Text: words, Failed: true})
	}
	return []chat.Message{said, heard}
}
