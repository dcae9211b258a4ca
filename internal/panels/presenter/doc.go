// Package presenter turns the editor's state into what panels show: plain data, testable without a window.
//
// Invariant: a model is built from the state alone; equal states give equal models.
//
//	metres, err := presenter.Metres.Parse("35cm") // 0.35
package presenter
