package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/certificate"
	"scenograph/internal/diag"
	"scenograph/internal/gltfio"
	"scenograph/internal/intake"
	"scenograph/internal/journal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/studio"
)

func (c *console) journalOptions() journal.Options {
	return journal.Options{Clock: c.host.Clock, Program: "scenograph " + c.host.Version}
}

// create makes a new project; a folder that holds something else is refused.
func (c *console) create(path string) (*journal.Project, error) {
	return journal.Create(path, c.journalOptions(), journal.Start{Name: sceneName(path)})
}

func sceneName(path string) string {
	return strings.TrimSuffix(filepath.Base(filepath.Clean(path)), ".scene")
}

// open opens a project for writing.
func (c *console) open(path string) (*journal.Project, error) {
	project, recovery, err := journal.Open(path, c.journalOptions())
	if err != nil {
		return nil, err
	}
	c.report(recovery.Report)
	return project, nil
}

// openOrCreate opens a project, or makes it when nothing is there.
func (c *console) openOrCreate(path string) (*journal.Project, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return c.create(path)
	}
	return c.open(path)
}

// contents is a scene from a project or a model file, for reading.
type contents struct {
	snapshot *scene.Snapshot
	store    *asset.Store
	revision uint64
	origin   certificate.Document // what is known of where it comes from
	report   diag.Report
	project  *journal.Project // nil when it is a file
}

// load reads a project folder without locking it, or a .glb or .gltf file. Fitting colliders to a file's models takes most of
// its time and is left out for those who only look.
func (c *console) load(ctx context.Context, path string, colliders bool) (contents, error) {
	info, err := os.Stat(path)
	if err != nil {
		return contents{}, fmt.Errorf("%s: there is no such project or file", path)
	}
	if !info.IsDir() {
		return loadModel(ctx, path, colliders, session.Pose{})
	}
	project, recovery, err := journal.Load(path, c.journalOptions())
	if err != nil {
		return contents{}, err
	}
	head := project.Document().Head()
	return contents{head.Snapshot, project.Store(), head.Revision, studio.Origin(project.Source()), recovery.Report, project}, nil
}

// loadPosed reads what load does, a file at a moment of one of its animations.
func (c *console) loadPosed(ctx context.Context, path string, pose session.Pose) (contents, error) {
	if pose.Animation == "" {
		return c.load(ctx, path, false)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return contents{}, usageError{fmt.Errorf("%s: a project has no animations; --animation is for .glb and .gltf files", path)}
	}
	return loadModel(ctx, path, false, pose)
}

func loadModel(ctx context.Context, path string, colliders bool, pose session.Pose) (contents, error) {
	if !intake.Reads(path) {
		return contents{}, fmt.Errorf("%s: is neither a project folder nor a file of the kinds %s", path, strings.Join(intake.Endings(), ", "))
	}
	store := asset.NewStore()
	found, err := intake.Read(ctx, path, intake.Options{Options: gltfio.Options{Store: store, Settings: true, NoColliders: !colliders, Pose: gltfio.Pose(pose)}})
	if err != nil {
		return contents{}, err
	}
	snapshot, _, err := action.Preview(scene.Empty(found.Name), found.Actions)
	if err != nil {
		return contents{}, fmt.Errorf("%s: %w", path, err)
	}
	return contents{snapshot: snapshot, store: store, report: found.Report}, nil
}

// exists reports whether anything is at a path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// discard removes a project that a command made and then failed to put anything into.
func discard(err *error, path string, made bool) {
	if *err != nil && made {
		*err = errors.Join(*err, os.RemoveAll(path))
	}
}

// finish closes a project when a command ends early; what went wrong first is what the user is told.
func finish(err *error, project io.Closer) {
	if closing := project.Close(); *err == nil {
		*err = closing
	}
}
