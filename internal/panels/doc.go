// Package panels draws the editor's window with Dear ImGui: menus, tools, viewport, outliner, inspector, agent, history, library and log.
//
// Invariant: a panel draws a model from package presenter and returns Intents; it changes nothing by itself and remembers
// nothing but the state of its own widgets (open nodes, half-typed text, scroll positions).
//
//	ui := panels.New(panels.Options{Scale: 1})
//	for each frame {
//		intents := ui.Draw(model)
//	}
package panels
