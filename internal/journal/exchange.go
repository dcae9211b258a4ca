package journal

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"scenograph/internal/asset"
	"scenograph/internal/proposal"
)

// Exchanged is the event of an exchange with a model. Texts and pictures are blobs: the line, and so the chain, holds their hashes
// only, and they can be erased.
const Exchanged Kind = "exchanged"

type exchanged struct {
	ID         string            `json:"id"`
	Prompt     string            `json:"prompt"`
	Policy     string            `json:"policy"`
	Model      string            `json:"model,omitempty"`
	Endpoint   string            `json:"endpoint"`
	Step       int               `json:"step,omitempty"`
	Turn       int               `json:"turn,omitempty"`
	Mode       string            `json:"mode"`
	Schema     string            `json:"schema,omitempty"`
	Sampling   proposal.Sampling `json:"sampling"`
	Request    asset.ID          `json:"request"`
	Pictures   []asset.ID        `json:"pictures,omitempty"`
	Completion asset.ID          `json:"completion,omitempty"`
	Reply      asset.ID          `json:"reply,omitempty"`
	Input      int               `json:"inputTokens,omitempty"`
	Output     int               `json:"outputTokens,omitempty"`
	Estimated  bool              `json:"estimated,omitempty"`
	CostUSD    float64           `json:"costUSD,omitempty"`
	LatencyMS  int64             `json:"latencyMs"`
	Tries      int               `json:"tries,omitempty"`
	Fault      string            `json:"fault,omitempty"`
	Proposals  []string          `json:"proposals,omitempty"`
	Looked     uint64            `json:"looked,omitempty"` // revision of the scene that was looked at
}

// Exchange is an exchange as the journal names it, without its texts and pictures.
type Exchange struct {
	exchanged
	Time time.Time
}

// KeepExchange records an exchange with a model: first its texts and pictures, then the line that names them.
func (p *Project) KeepExchange(x proposal.Exchange) error {
	e := exchanged{
		ID: x.ID, Prompt: x.Prompt, Policy: x.Policy, Model: x.Model, Endpoint: x.Endpoint, Step: x.Step, Turn: x.Turn, Mode: x.Mode, Schema: x.Schema,
		Sampling: x.Sampling, Input: x.Input, Output: x.Output, Estimated: x.Estimated, CostUSD: x.CostUSD, LatencyMS: x.Latency.Milliseconds(),
		Tries: x.Tries, Fault: x.Fault, Proposals: x.Proposals, Looked: x.Revision,
	}
	blobs := pile{}
	e.Request, e.Completion, e.Reply = blobs.put(x.Request), blobs.put(x.Completion), blobs.put(x.Reply)
	for _, picture := range x.Pictures {
		e.Pictures = append(e.Pictures, blobs.put(picture))
	}
	if err := p.keepBytes(blobs); err != nil {
		return fmt.Errorf("journal: %s: %w", p.Path(), err)
	}
	stamps, err := p.append(event{kind: Exchanged, data: e})
	if err != nil {
		return err
	}
	p.shelf.Lock()
	defer p.shelf.Unlock()
	p.exchanges = append(p.exchanges, Exchange{e, stamps[0].Time})
	return nil
}

// pile gathers bytes that are to become blobs.
type pile map[asset.ID][]byte

// put adds bytes and returns the name of their blob, "" for none.
func (p pile) put(data []byte) asset.ID {
	if len(data) == 0 {
		return ""
	}
	id := asset.HashOf(data)
	p[id] = data
	return id
}

// keepBytes writes blobs that are no assets.
func (p *Project) keepBytes(blobs pile) error {
	p.blobs.Lock()
	defer p.blobs.Unlock()
	if p.closed {
		return errors.New("it is closed")
	}
	var ids []asset.ID
	for id := range blobs {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var folders []string
	for _, id := range ids {
		file := blobPath(p.Path(), id)
		folders = append(folders, filepath.Dir(file))
		there, err := exists(p.disk, file)
		if err != nil {
			return err
		}
		if there {
			continue
		}
		if err := p.disk.MkdirAll(filepath.Dir(file)); err != nil {
			return err
		}
		if err := writeSynced(p.disk, file+".partial", blobs[id]); err != nil {
			return err
		}
		if err := p.disk.Rename(file+".partial", file); err != nil {
			return err
		}
	}
	return p.settle(ids, folders)
}

func (l *line) exchange() (Exchange, error) {
	var data exchanged
	if err := strictly(l.Data, &data); err != nil {
		return Exchange{}, err
	}
	return Exchange{data, l.Time}, nil
}

// Exchanges lists what was said to models and by them, oldest first.
func (p *Project) Exchanges() []Exchange {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	return slices.Clone(p.exchanges)
}

// Forget erases the texts and pictures of all exchanges and contact sheets from the disk. The lines stay, so the chain is whole; it returns how many
// files are gone. What the scene itself uses is kept.
func (p *Project) Forget() (int, error) {
	kept := map[asset.ID]bool{}
	for _, use := range usesOf(p.doc.Head().Snapshot) {
		kept[use.id] = true
	}
	p.blobs.Lock()
	defer p.blobs.Unlock()
	gone := 0
	for _, id := range p.spoken() {
		if id == "" || kept[id] || p.isAsset(id) {
			continue
		}
		file := blobPath(p.Path(), id)
		if there, err := exists(p.disk, file); err != nil || !there {
			continue
		}
		if err := p.disk.RemoveAll(file); err != nil {
			return gone, fmt.Errorf("journal: %w", err)
		}
		delete(p.durable, id)
		gone++
	}
	return gone, nil
}

// isAsset reports whether a blob is something that the store knows how to read.
func (p *Project) isAsset(id asset.ID) bool {
	_, err := p.store.References(id)
	return err == nil
}
