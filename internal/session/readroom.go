package session

import (
	"context"
	"errors"
	"image"
	"path/filepath"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/document"
	"scenograph/internal/job"
	"scenograph/internal/proposal"
	"scenograph/internal/roomfit"
)

// roomPrompt is what a model is asked of a panorama, as the journal tells it. The picture's name stays out: it is no wish.
const roomPrompt = "the room that the panorama shows"

// errNoEyes says why no model can be asked about a panorama.
var errNoEyes = errors.New("session: the built-in designer sees no pictures; choose a model in the Agent panel to have it read the room")

// roomReaderProblem tells why no model can be asked about a panorama; "" when one can.
func (s *Session) roomReaderProblem() string {
	if _, err := s.roomReader(); err != nil {
		return err.Error()
	}
	return ""
}

func (s *Session) roomReader() (agent.RoomReader, error) {
	reader, ok := s.config.Policy.(agent.RoomReader)
	switch {
	case !ok:
		return nil, errNoEyes
	case s.prefs.Agent.NoPictures:
		return nil, errors.New("session: the Agent panel keeps pictures from the model, and a panorama is one")
	}
	return reader, nil
}

// roomQuestion asks about the picture on the scene as it is.
func (s *Session) roomQuestion(path string, read *PanoramaPicture, known roomfit.Known) agent.RoomQuestion {
	head := s.doc.Head()
	p := read.Picture
	return agent.RoomQuestion{
		Observation: proposal.Observation{Revision: head.Revision, Scene: head.Snapshot, Prompt: roomPrompt, Seed: s.asking.seed},
		Name:        filepath.Base(path), Known: known,
		Picture: &image.NRGBA{Pix: p.RGBA, Stride: 4 * p.Width, Rect: image.Rect(0, 0, p.Width, p.Height)},
	}
}

// askPanorama has the model look at the picture in the background. Its room comes into the review like any proposal.
func (s *Session) askPanorama(known roomfit.Known) error {
	if s.project == nil {
		return errNoProject
	}
	reader, err := s.roomReader()
	if err != nil {
		return err
	}
	if s.panorama.Picture == nil {
		return errors.New("session: no panorama is read yet")
	}
	s.cancelAskPanorama()
	version, project, opened := s.panorama.Version, s.project, s.opened
	q := s.roomQuestion(s.panorama.Path, &s.panorama.PanoramaPicture, known)
	s.panorama.Asking, s.panorama.Failed, s.panorama.Told = true, false, "Asking the model"
	var self *job.Job
	live := func() bool {
		return s.opened == opened && s.panorama.Version == version && s.panorama.asking == self && self != nil
	}
	started := make(chan struct{})
	self = s.runner.Start("Ask "+reader.Name()+" about "+q.Name, func(ctx context.Context, _ job.Report) error {
		<-started
		witness := agent.Witness{Keep: project.KeepExchange, Progress: func(p agent.Progress) {
			s.Post(func() {
				if live() {
					s.panorama.Told = capital(progressText(p))
				}
			})
		}}
		answer, err := reader.ReadRoom(ctx, q, witness)
		if err == nil {
			err = project.Propose(answer.Proposal)
		}
		s.Post(func() {
			if live() {
				s.roomRead(answer, err)
			}
		})
		return err
	})
	s.panorama.asking = self
	close(started)
	return nil
}

// roomRead takes what the model has said.
func (s *Session) roomRead(answer agent.RoomAnswer, err error) {
	s.panorama.asking, s.panorama.Asking = nil, false
	if err == nil {
		err = s.queue.Admit(nil, answer.Proposal)
	}
	switch {
	case errors.Is(err, context.Canceled):
		s.panorama.Told = "Stopped"
		return
	case err != nil:
		s.panorama.Failed, s.panorama.Told = true, err.Error()
		return
	}
	s.panorama.answer, s.panorama.Guess = &answer, answer.Marks
	s.panorama.Version++
	s.panorama.Told = "The model proposes this room, and it waits in the review: correct the marks and build it here, or close and judge it there."
}

func (s *Session) cancelAskPanorama() {
	if s.panorama.asking != nil {
		s.panorama.asking.Cancel()
		s.panorama.asking, s.panorama.Asking, s.panorama.Told = nil, false, "Stopped"
	}
}

// proposedRoom is what the model has proposed for a picture, as long as nobody has judged it.
func (s *Session) proposedRoom(path string) (*agent.RoomAnswer, bool) {
	a := s.panorama.answer
	if a == nil || s.panorama.Path != path {
		return nil, false
	}
	_, waits := s.queue.Item(a.Proposal.ID)
	return a, waits
}

// acceptRoom accepts the model's room in the human's version.
func (s *Session) acceptRoom(a *agent.RoomAnswer, actions []action.Action) error {
	if err := s.queue.Replace(a.Proposal.ID, actions); err != nil {
		return err
	}
	_, err := s.queue.Accept(a.Proposal.ID, s.userName())
	return err
}

// ReadRoomNow shows a panorama to the policy's model, waits for its room, and accepts it by itself unless proposeOnly is set.
func (s *Session) ReadRoomNow(ctx context.Context, path string, read PanoramaPicture, known roomfit.Known, proposeOnly bool, report job.Report) (agent.RoomAnswer, error) {
	if s.project == nil {
		return agent.RoomAnswer{}, errNoProject
	}
	reader, err := s.roomReader()
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	witness := agent.Witness{Keep: s.project.KeepExchange, Progress: func(p agent.Progress) { report(-1, progressText(p)) }}
	answer, err := reader.ReadRoom(ctx, s.roomQuestion(path, &read, known), witness)
	if err != nil {
		return agent.RoomAnswer{}, err
	}
	if proposeOnly {
		return answer, s.project.Propose(answer.Proposal)
	}
	if err := s.queue.Add(nil, answer.Proposal); err != nil {
		return agent.RoomAnswer{}, err
	}
	if _, err := s.queue.Accept(answer.Proposal.ID, document.ApprovedByAuto); err != nil {
		return agent.RoomAnswer{}, err
	}
	s.selectRoom(answer.Proposal.Actions)
	return answer, nil
}
