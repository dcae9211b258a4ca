package guest

import (
	"context"
	"errors"
	"fmt"
	"image"
	"slices"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/sight"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func (s *server) look(ctx context.Context, c call) (answer, error) {
	var a lookArguments
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	head, err := s.Host.Look(ctx)
	if err != nil {
		return answer{}, err
	}
	subject := sight.Subject{Scene: head.Scene, Store: s.Store, Revision: head.Revision, Prompt: head.Scene.Settings().Prompt, Room: scene.NodeID(a.Room), Selection: head.Selection}
	if len(a.Select) > 0 {
		subject.Selection = nil
	}
	for _, id := range a.Select {
		subject.Selection = append(subject.Selection, scene.NodeID(id))
	}
	for _, id := range append(slices.Clone(subject.Selection), subject.Room) {
		if _, ok := head.Scene.Node(id); !ok && id != "" {
			return answer{}, fmt.Errorf("there is no node %q; look without it to see the ids", chat.Printable(string(id), 60))
		}
	}
	budget := sight.BudgetFor(0, s.Shutter != nil)
	budget.Pictures, budget.Edge = min(budget.Pictures, 4), 768
	if a.Pictures != nil && s.Shutter != nil {
		budget.Pictures = min(max(*a.Pictures, 0), 9)
	}
	if a.Edge != 0 {
		budget.Edge = min(max(a.Edge, 128), 1600)
	}
	seen, err := sight.Look(ctx, subject, budget, s.Shutter)
	if err == nil {
		return answer{text: seen.Text, images: seen.Images}, nil
	}
	if ctx.Err() != nil || s.Shutter == nil {
		return answer{}, err
	}
	words, blind := sight.Look(ctx, subject, budget, nil)
	if blind != nil {
		return answer{}, blind
	}
	return answer{text: words.Text + "\nThere are no pictures: " + chat.Printable(err.Error(), 200)}, nil
}

const (
	maxViews = 8
	farthest = 1e4 // metres that a guest may look from or to
)

func (s *server) view(ctx context.Context, c call) (answer, error) {
	var a viewArguments
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	switch {
	case s.Shutter == nil:
		return answer{}, errNoPictures
	case len(a.Views) == 0 || len(a.Views) > maxViews:
		return answer{}, fmt.Errorf("give 1 to %d views, not %d", maxViews, len(a.Views))
	}
	head, err := s.Host.Look(ctx)
	if err != nil {
		return answer{}, err
	}
	planner := frame.NewPlanner(s.Store)
	var out answer
	var failed []error
	for i := range a.Views {
		image, err := s.take(ctx, planner, head.Scene, &a.Views[i])
		if cause := ctx.Err(); cause != nil {
			return answer{}, cause
		}
		if err != nil {
			failed = append(failed, fmt.Errorf("view %d: %w", i+1, err))
			continue
		}
		out.images = append(out.images, image)
	}
	if len(out.images) == 0 {
		return answer{}, errors.Join(failed...)
	}
	out.text = fmt.Sprintf("%d picture(s) of revision %d", len(out.images), head.Revision)
	for _, err := range failed {
		out.text += "\n" + chat.Printable(err.Error(), 400)
	}
	return out, nil
}

func (s *server) take(ctx context.Context, planner *frame.Planner, snapshot *scene.Snapshot, v *viewOf) (chat.Image, error) {
	view, err := v.resolve(snapshot, s)
	if err != nil {
		return chat.Image{}, err
	}
	style := frame.RenderStyle()
	if v.Shading != "" {
		style.Shading = frame.Shading(v.Shading)
		if !slices.Contains(frame.Shadings(), style.Shading) {
			return chat.Image{}, fmt.Errorf("there is no shading %q; there are %v", chat.Printable(v.Shading, 40), frame.Shadings())
		}
	}
	plan := planner.Plan(snapshot, view, style, frame.Overlay{})
	plan.Want = frame.Passes{Color: true}
	drawn, err := s.Shutter(ctx, plan)
	if err != nil {
		return chat.Image{}, err
	}
	rgba := slices.Clone(drawn.RGBA)
	data, err := sight.EncodeJPEG(&image.NRGBA{Pix: rgba, Stride: 4 * view.Width, Rect: image.Rect(0, 0, view.Width, view.Height)})
	return chat.Image{Name: v.name(), MIME: "image/jpeg", Width: view.Width, Height: view.Height, Data: data}, err
}

func (v *viewOf) name() string {
	if v.Eye != nil {
		return fmt.Sprintf("from %.2f, %.2f, %.2f", v.Eye[0], v.Eye[1], v.Eye[2])
	}
	if v.Camera == "" {
		return "auto"
	}
	return chat.Printable(v.Camera, 60)
}

func (v *viewOf) resolve(snapshot *scene.Snapshot, s *server) (frame.View, error) {
	width, height := v.Width, v.Height
	if width == 0 {
		width = 768
	}
	if height == 0 {
		height = width * 3 / 4
	}
	if width < 64 || height < 64 || width > 1920 || height > 1920 {
		return frame.View{}, fmt.Errorf("a picture of %d×%d pixels is not taken; give 64 to 1920 for each side", width, height)
	}
	if v.Eye == nil {
		return frame.ViewOf(snapshot, s.Store, v.Camera, width, height)
	}
	if v.Target == nil || v.Camera != "" {
		return frame.View{}, errors.New("give either a camera, or eye and target")
	}
	eye, target := geom.Vec3(*v.Eye), geom.Vec3(*v.Target)
	if d := target.Sub(eye).Len(); !(d > 1e-3 && d < farthest && eye.Len() < farthest) {
		return frame.View{}, fmt.Errorf("eye and target have to be apart from each other and within %g m", float64(farthest))
	}
	fov := v.FovDeg
	if fov == 0 {
		fov = 55
	}
	if !(fov >= 5 && fov <= 120) {
		return frame.View{}, fmt.Errorf("fov_deg %g: give 5 to 120", fov)
	}
	return frame.View{
		WorldFromCamera: frame.LookAt(eye, target), Projection: scene.Perspective, FovYRad: geom.Radians(fov), Near: 0.05, Far: 200, Width: width, Height: height,
	}, nil
}

// found is one result of a search.
type found struct {
	ID       string            `json:"id"`
	Name     string            `json:"name"`
	Category string            `json:"category"`
	Match    catalog.MatchKind `json:"match"`
	Size     geom.Vec3         `json:"size"`
}

func (s *server) search(_ context.Context, c call) (answer, error) {
	var a searchArguments
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	if len(a.Queries) == 0 || len(a.Queries) > 40 {
		return answer{}, fmt.Errorf("give 1 to 40 queries, not %d", len(a.Queries))
	}
	limit := min(a.Limit, 20)
	if limit < 1 {
		limit = 5
	}
	type results struct {
		Query   string  `json:"query"`
		Results []found `json:"results"`
	}
	var all []results
	for _, q := range a.Queries {
		one := results{Query: chat.Printable(q, 120), Results: []found{}}
		for _, m := range s.Source.Search(one.Query, limit) {
			one.Results = append(one.Results, found{m.Entry.ID, m.Entry.Name, m.Entry.Category, m.Kind, m.Entry.Size})
		}
		all = append(all, one)
	}
	return answer{value: map[string]any{"queries": all}}, nil
}

// verdict is one failed check.
type verdict struct {
	ID       string         `json:"id"`
	Kind     check.Kind     `json:"kind"`
	Severity check.Severity `json:"severity"`
	Objects  []scene.NodeID `json:"objects"`
	Value    float64        `json:"value"`
	Unit     string         `json:"unit"`
	Message  string         `json:"message"`
}

func (s *server) check(ctx context.Context, c call) (answer, error) {
	var a checkArguments
	if err := c.read(&a); err != nil {
		return answer{}, err
	}
	head, err := s.Host.Look(ctx)
	if err != nil {
		return answer{}, err
	}
	survey, err := check.RunSurvey(head.Scene, s.Store, check.Options{Catalog: s.Source})
	if err != nil {
		return answer{}, err
	}
	list := []verdict{}
	for _, v := range survey.Verdicts {
		list = append(list, verdict{v.ID, v.Kind, v.Severity, v.Nodes, v.Value, v.Unit, v.Message})
	}
	return answer{value: map[string]any{"revision": head.Revision, "valid": check.Valid(survey.Verdicts), "verdicts": list, "checked": survey.Checked}}, nil
}
