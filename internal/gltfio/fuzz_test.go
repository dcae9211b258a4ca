package gltfio_test

import (
	"bytes"
	"context"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// tryRead reads any bytes in both ways; what is accepted must be writable again.
func tryRead(t *testing.T, data []byte) {
	for _, asScene := range []bool{false, true} {
		store := asset.NewStore()
		options := gltfio.Options{Store: store, AsScene: asScene, Settings: true}
		if asScene {
			options.Pose = gltfio.Pose{Animation: "0", Time: 0.3}
		}
		found, err := gltfio.ReadBytes(context.Background(), "fuzz.glb", data, options)
		if err != nil && asScene {
			options.Pose = gltfio.Pose{}
			found, err = gltfio.ReadBytes(context.Background(), "fuzz.glb", data, options)
		}
		if err != nil {
			continue
		}
		snap, _, err := action.Preview(scene.Empty(""), found.Actions)
		if err != nil {
			t.Fatalf("what was read cannot be applied: %v", err)
		}
		if _, err := gltfio.Write(snap, store, gltfio.WriteOptions{Hidden: true}); err != nil {
			t.Logf("cannot be written: %v", err)
		}
	}
}

func seeds(f *testing.F) [][]byte {
	var out [][]byte
	for _, c := range hostileCases(f) {
		if len(c.data) < 1<<16 {
			out = append(out, c.data)
		}
	}
	store := asset.NewStore()
	written, err := gltfio.Write(studio(f, store), store, gltfio.WriteOptions{Hidden: true})
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range []string{"meshopt-khr.glb", "draco-edgebreaker.glb", "ktx-etc1s.glb"} {
		out = append(out, fixture(f, name))
	}
	return append(out, written.Files[0].Data, skinned().glb(f), animated(func(*builder) {}).glb(f))
}

func FuzzReadGLB(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(tryRead)
}

// FuzzReadJSON changes the JSON alone: the container around it is always right.
func FuzzReadJSON(f *testing.F) {
	bin := make([]byte, 256)
	for i := range bin {
		bin[i] = byte(i)
	}
	for _, seed := range seeds(f) {
		if start, end := bytes.IndexByte(seed, '{'), bytes.LastIndexByte(seed, '}'); start >= 0 && end > start {
			f.Add(seed[start : end+1])
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) { tryRead(t, packGLB(bytes.Clone(text), bin)) })
}
