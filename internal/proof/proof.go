// Package proof measures what a certificate says: how a scene does in every check and in a physics engine, and what exported files
// say of themselves when they are read again without the scene they were written from.
//
// Invariant: the same scene gives the same figures, to the digits that a certificate has.
//
//	facts, err := proof.Of(ctx, snapshot, store, proof.Options{Seconds: 5})
//	found := proof.Reread(ctx, "out", "room.xml", "mjcf")
package proof

import (
	"context"
	"errors"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/certificate"
	"scenograph/internal/check"
	"scenograph/internal/mjcf"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/simulate"
)

// Seconds is how long an engine lets a scene be, unless asked otherwise.
const Seconds = 5

// What counts as stable, and as fallen.
const (
	StableMM  = 10.0
	StableDeg = 1.0
	FallMM    = 10.0
	stableIf  = "moved at most 10 mm and turned at most 1 degree"
)

// Options says what to measure.
type Options struct {
	WalkerRadius float64 // metres; 0 for the usual person
	Seconds      float64 // in the engine; 0 leaves the engine out
}

// Of fills in the part of a certificate that is measured: content, checks, rooms and stability.
func Of(ctx context.Context, snap *scene.Snapshot, store *asset.Store, o Options) (certificate.Certificate, error) {
	var c certificate.Certificate
	var err error
	if c.Content, err = contentOf(ctx, snap, store); err != nil {
		return c, fmt.Errorf("proof: %w", err)
	}
	survey, err := check.RunSurvey(snap, store, check.Options{WalkerRadius: o.WalkerRadius, Catalog: catalog.Builtin()})
	if err != nil {
		return c, fmt.Errorf("proof: %w", err)
	}
	c.Valid, c.Checks, c.Rooms = check.Valid(survey.Verdicts), checksOf(survey), roomsOf(survey)
	c.Stability = certificate.Stability{Unstable: []certificate.Motion{}}
	if o.Seconds <= 0 {
		return c, nil
	}
	settled, err := simulate.Settle(ctx, snap, store, o.Seconds, true, simulate.Options{}, nil)
	if ctx.Err() != nil {
		return c, fmt.Errorf("proof: %w", ctx.Err())
	}
	if err != nil {
		return unsimulated(c, err), nil
	}
	c.Stability = stabilityOf(settled)
	c.Stability.Solver = &certificate.Solver{Timestep: mjcf.Timestep, Cone: mjcf.Cone, ImpRatio: mjcf.ImpRatio, Integrator: mjcf.Integrator}
	return c, nil
}

// unsimulated is the certificate of a scene that no engine ran: where there is none, the checks stand for themselves; what an engine refuses
// is not valid.
func unsimulated(c certificate.Certificate, err error) certificate.Certificate {
	if c.Stability.Missing = missing(err); !errors.Is(err, simulate.ErrMissing) {
		c.Valid, c.Stability.Missing = false, "the engine refused the scene: "+c.Stability.Missing
	}
	return c
}

func missing(err error) string {
	return err.Error() + "; nothing was simulated, and the checks of support, balance and overlap are all that is known of stability"
}

// contentOf counts what simulators are given.
func contentOf(ctx context.Context, snap *scene.Snapshot, store *asset.Store) (certificate.Content, error) {
	world, err := rigid.Build(ctx, snap, store, rigid.Options{AsPlaced: true})
	if err != nil {
		return certificate.Content{}, err
	}
	var c certificate.Content
	for n := range snap.Nodes() {
		if n.Model != nil && snap.Visible(n.ID) {
			c.Objects++
		}
	}
	for i := range world.Bodies {
		b := &world.Bodies[i]
		c.Bodies++
		if b.Free() {
			c.Free++
		}
		if b.Room {
			continue
		}
		c.Joints += len(b.Links) - 1
		for k := range b.Links {
			c.MassKg += b.Links[k].Inertia.MassKg
		}
	}
	c.MassKg = round(c.MassKg, 1e4)
	return c, nil
}

func stabilityOf(s simulate.Settled) certificate.Stability {
	median, largest := s.Drift()
	out := certificate.Stability{
		Engine: s.Engine, Seconds: round(s.Seconds, 1e6), Bodies: s.Bodies, AtRest: s.Rest, PenetrationMM: round(1e3*s.Penetration, 1e4),
		MedianDriftMM: round(1e3*median, 1e4), MaxDriftMM: round(1e3*largest, 1e4), StablePercent: 100, StableIf: stableIf, Unstable: []certificate.Motion{},
	}
	for _, m := range s.Moved {
		out.MaxTurnDeg = math.Max(out.MaxTurnDeg, round(m.Degrees, 1e4))
		if 1e3*m.Down > FallMM {
			out.Fallen++
		}
		if 1e3*m.Metres > StableMM || m.Degrees > StableDeg {
			out.Unstable = append(out.Unstable, certificate.Motion{Object: string(m.Node), MM: round(1e3*m.Metres, 1e4), Deg: round(m.Degrees, 1e4)})
		}
	}
	if len(s.Moved) > 0 {
		out.StablePercent = round(100*(1-float64(len(out.Unstable))/float64(len(s.Moved))), 1e4)
	}
	return out
}

// checksOf gives every check that was made a verdict, in their order.
func checksOf(survey check.Survey) []certificate.Check {
	out := make([]certificate.Check, 0, len(survey.Checked))
	for _, kind := range survey.Checked {
		c := certificate.Check{ID: string(kind), Verdict: certificate.Pass, Severity: string(kind.Severity()), Unit: kind.Unit(), Limit: kind.Limit(), Found: []certificate.Fault{}}
		for i := range survey.Verdicts {
			if v := &survey.Verdicts[i]; v.Kind == kind {
				c.Found = append(c.Found, faultOf(v))
			}
		}
		for _, f := range c.Found {
			if math.Abs(f.Value) > math.Abs(c.Value) || c.Verdict == certificate.Pass {
				c.Value, c.Unit = f.Value, f.Unit
			}
			if c.Verdict = certificate.Warn; f.Severity == string(check.Error) {
				c.Severity = f.Severity
			}
		}
		if len(c.Found) > 0 && c.Severity == string(check.Error) {
			c.Verdict = certificate.Fail
		}
		out = append(out, c)
	}
	return out
}

func faultOf(v *check.Verdict) certificate.Fault {
	f := certificate.Fault{Severity: string(v.Severity), Joint: v.Joint, Value: round(v.Value, 1e5), Unit: v.Unit, Message: v.Message, Objects: []string{}}
	for _, n := range v.Nodes {
		f.Objects = append(f.Objects, string(n))
	}
	return f
}

func roomsOf(survey check.Survey) []certificate.Room {
	out := []certificate.Room{}
	for _, r := range survey.Rooms {
		share := 1.0
		if r.FloorThings > 0 {
			share = float64(r.Reachable) / float64(r.FloorThings)
		}
		out = append(out, certificate.Room{
			Node: string(r.Node), FloorM2: round(r.FloorM2, 1e4), FreeM2: round(r.FreeM2, 1e4), NavigableM2: round(r.NavigableM2, 1e4), FloorThings: r.FloorThings,
			Reachable: r.Reachable, Share: round(share, 1e4), ClearWidthM: round(r.ClearWidthM, 1e4), AverageLux: round(r.AverageLux, 10),
		})
	}
	return out
}

func round(x, per float64) float64 { return math.Round(x*per)/per + 0 }
