package measure

import (
	"bytes"
	"encoding/hex"
	"encoding/json"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// sheet is the JSON beside a picture. docs/formats.md explains it.
type sheet struct {
	Format   string `json:"format"`
	Scene    string `json:"scene"`
	Revision uint64 `json:"revision"`
	Snapshot string `json:"snapshot"`
	Width    int    `json:"width"`
	Height   int    `json:"height"`

	Camera   cameraSheet  `json:"camera"`
	Previous *cameraSheet `json:"previous_camera,omitempty"`
	Before   *uint64      `json:"previous_revision,omitempty"`

	Conventions map[string]string  `json:"conventions"`
	Passes      map[Pass]passSheet `json:"passes"`
	Instances   []instanceSheet    `json:"instances,omitempty"`
	Categories  []categorySheet    `json:"categories,omitempty"`
	Parts       []partSheet        `json:"parts,omitempty"`
}

type passSheet struct {
	File     string   `json:"file"`
	Channels []string `json:"channels,omitempty"`
	Unit     string   `json:"unit,omitempty"`
	Meaning  string   `json:"meaning"`
	Invalid  string   `json:"invalid,omitempty"`
}

type instanceSheet struct {
	ID       int          `json:"id"`
	Node     scene.NodeID `json:"node"`
	Name     string       `json:"name"`
	Category string       `json:"category"`
	Pixels   int          `json:"pixels"`
}

type categorySheet struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

type partSheet struct {
	ID       int    `json:"id"`
	Instance int    `json:"instance"`
	Part     int    `json:"part"`
	Name     string `json:"name"`
	Category string `json:"category"`
	Pixels   int    `json:"pixels"`
}

// cameraSheet is a view. Matrices are rows of numbers.
type cameraSheet struct {
	Name            string           `json:"name,omitempty"`
	Projection      scene.Projection `json:"projection"`
	WorldFromCamera [4][4]float64    `json:"world_from_camera"`
	Near            float64          `json:"near_m"`
	Far             float64          `json:"far_m"`
	HeightM         float64          `json:"height_m,omitempty"`   // orthographic
	Intrinsics      *intrinsicsSheet `json:"intrinsics,omitempty"` // perspective
	OpenCV          *openCVSheet     `json:"opencv,omitempty"`     // perspective
}

type intrinsicsSheet struct {
	FX         float64         `json:"fx"`
	FY         float64         `json:"fy"`
	CX         float64         `json:"cx"`
	CY         float64         `json:"cy"`
	Distortion distortionSheet `json:"distortion"`
}

type distortionSheet struct {
	K1 float64 `json:"k1"`
	K2 float64 `json:"k2"`
	P1 float64 `json:"p1"`
	P2 float64 `json:"p2"`
	K3 float64 `json:"k3"`
}

type openCVSheet struct {
	CameraMatrix    [3][3]float64 `json:"camera_matrix"`
	Distortion      [5]float64    `json:"dist_coeffs"`
	WorldFromCamera [4][4]float64 `json:"world_from_camera"`
}

func conventions() map[string]string {
	return map[string]string{
		"world":      "right-handed, Z up, metres",
		"camera":     "looks along −Z with +Y up and +X to the right (OpenGL, glTF, USD); under opencv it looks along +Z with +Y down",
		"matrices":   "world_from_camera takes a point of the camera's frame, a column, into the world; rows first",
		"pixels":     "x to the right, y down, (0, 0) the upper left corner of the picture: the first pixel's middle is (0.5, 0.5). OpenCV counts from that middle, so its cx and cy are 0.5 less",
		"distortion": "Brown and Conrady in OpenCV's order k1 k2 p1 p2 k3",
		"samples":    "every pass but rgb is one sample at the middle of each pixel, of the nearest surface, see-through ones included",
		"masks":      "16-bit grey PNG, or uint32 in .npy",
	}
}

func (r *Record) sheet() sheet {
	v, hash := r.Picture.View, r.Scene.Hash()
	s := sheet{
		Format: "scenograph-picture 1", Scene: r.Scene.Settings().Name, Revision: r.Revision, Snapshot: hex.EncodeToString(hash[:]),
		Width: v.Width, Height: v.Height, Camera: cameraSheetOf(v, r.Camera), Conventions: conventions(), Passes: map[Pass]passSheet{},
	}
	if r.Before != nil {
		c, at := cameraSheetOf(r.Before.View, ""), r.BeforeAt
		s.Previous, s.Before = &c, &at
	}
	return s
}

func (s *sheet) add(pass Pass, file string, about passSheet) {
	about.File = file
	s.Passes[pass] = about
}

func (s *sheet) encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(s)
	return out.Bytes(), err
}

func cameraSheetOf(v frame.View, name string) cameraSheet {
	pose := v.WorldFromCamera.Mat4()
	out := cameraSheet{Name: name, Projection: v.Projection, WorldFromCamera: rows(pose), Near: v.Near, Far: v.Far}
	switch v.Projection {
	case frame.Panorama:
	case scene.Orthographic:
		out.HeightM = v.HeightM
	default:
		l := v.Pinhole()
		d := l.Distortion
		out.Intrinsics = &intrinsicsSheet{l.FX, l.FY, l.CX, l.CY, distortionSheet(d)}
		flip := geom.Mat4{1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1}
		out.OpenCV = &openCVSheet{
			CameraMatrix: [3][3]float64{{l.FX, 0, l.CX - 0.5}, {0, l.FY, l.CY - 0.5}, {0, 0, 1}},
			Distortion:   [5]float64{d.K1, d.K2, d.P1, d.P2, d.K3}, WorldFromCamera: rows(pose.Mul4(flip)),
		}
	}
	return out
}

func rows(m geom.Mat4) (out [4][4]float64) {
	for row := range 4 {
		for column := range 4 {
			out[row][column] = geom.Canonical(m[column*4+row])
		}
	}
	return out
}
