package clip

import (
	"errors"
	"image"
	"strings"

	ort "github.com/yalue/onnxruntime_go"
)

// run feeds a tower what it asks for and returns its embedding.
func (t *tower) run(words *Tokenizer, picture image.Image, text string) ([]float32, error) {
	var in []ort.Value
	defer func() {
		for _, v := range in {
			_ = v.Destroy() // only frees
		}
	}()
	for _, want := range t.inputs {
		v, err := t.feed(want, words, picture, text)
		if err != nil {
			return nil, err
		}
		in = append(in, v)
	}
	out := []ort.Value{nil}
	if err := t.session.Run(in, out); err != nil {
		return nil, err
	}
	defer func() { _ = out[0].Destroy() }()
	tensor, ok := out[0].(*ort.Tensor[float32])
	if !ok {
		return nil, errors.New("it does not answer with numbers of 32 bits")
	}
	return append([]float32(nil), tensor.GetData()...), nil
}

func (t *tower) feed(want ort.InputOutputInfo, words *Tokenizer, picture image.Image, text string) (ort.Value, error) {
	if len(want.Dimensions) == 4 {
		return ort.NewTensor(ort.NewShape(1, 3, int64(t.edge), int64(t.edge)), Pixels(picture, t.edge))
	}
	ids, mask := words.Encode(text, t.length)
	if strings.Contains(want.Name, "mask") {
		ids = mask
	}
	shape := ort.NewShape(1, int64(t.length))
	if want.DataType == ort.TensorElementDataTypeInt32 {
		short := make([]int32, len(ids))
		for i, id := range ids {
			short[i] = int32(id)
		}
		return ort.NewTensor(shape, short)
	}
	return ort.NewTensor(shape, ids)
}
