package designer

import "scenograph/internal/agent/brief"

// publicKits furnish rooms that are not of a home.
var publicKits = map[string][]piece{
	"teen room": {
		{"bed", 1, 1, "single bed", 5, 0, 0}, {"bed", 1, 1, "nightstand", 7, 0, 0}, {"desk", 1, 1, "desk", 8, 0, 0}, {"desk", 1, 1, "office chair", 8, 0, 0}, {"wardrobe", 1, 1, "wardrobe", 9, 0, 0}, {"desk things", 2, 1, "monitor", 8, 0, 0}, {"desk things", 2, 1, "keyboard", 8, 0, 0}, {"desk things", 2, 1, "desk lamp", 8, 0, 0},
		{"books", 2, 1, "bookshelf", 10, 0, 0}, {"rug", 2, 1, "rug", 8, 0, 0}, {"ceiling", 2, 1, "pendant lamp", 6, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0}, {"lounge", 2, 1, "bean bag", 11, 0, 0}, {"bed things", 3, 2, "cushion", 5, 0, 0}, {"table things", 3, 1, "table lamp", 7, 0, 0}, {"music", 3, 1, "guitar", 12, 0, 0}, {"art", 3, 3, "picture", 6, 0, 0}, {"mirror", 3, 1, "mirror", 11, 0, 0}, {"plants", 3, 1, "plant", 11, 0, 0}, {"desk things", 3, 1, "headset", 8, 0, 0},
	},
	"hotel room": {
		{"bed", 1, 1, "bed", 8, 0, 0}, {"bed", 1, 2, "nightstand", 9, 0, 0}, {"bed", 2, 2, "table lamp", 9, 0, 0}, {"desk", 1, 1, "desk", 12, 0, 0}, {"desk", 1, 1, "chair", 12, 0, 0}, {"wardrobe", 1, 1, "wardrobe", 12, 0, 0}, {"media", 2, 1, "dresser", 14, 0, 0}, {"media", 2, 1, "tv", 14, 0, 0}, {"chair", 2, 1, "armchair", 16, 0, 0}, {"side", 2, 1, "side table", 18, 0, 0}, {"rug", 2, 1, "rug", 10, 0, 0}, {"ceiling", 2, 1, "ceiling lamp", 8, 0, 0}, {"curtains", 2, 1, "curtain", 5, 0, 0},
		{"bed things", 3, 2, "cushion", 8, 0, 0}, {"bench", 3, 1, "bench", 19, 0, 0}, {"art", 3, 2, "picture", 9, 0, 0}, {"mirror", 3, 1, "mirror", 9, 0, 0}, {"desk things", 3, 1, "desk lamp", 12, 0, 0}, {"desk things", 3, 1, "telephone", 12, 0, 0}, {"plants", 3, 1, "plant", 16, 0, 0},
	},
	"clothes shop": {
		{"rails", 1, 3, "clothes rack", 8, 6, 8}, {"counter", 1, 1, "counter", 10, 0, 0}, {"register", 1, 1, "cash register", 10, 0, 0}, {"fitting", 1, 1, "screen", 14, 0, 0}, {"mirror", 1, 1, "mirror", 8, 0, 0}, {"tables", 2, 1, "table", 14, 18, 3}, {"folded", 2, 3, "blanket", 14, 6, 8}, {"dummies", 2, 1, "mannequin", 14, 14, 3}, {"shoes", 2, 1, "shoe rack", 18, 0, 0}, {"waiting", 2, 1, "ottoman", 20, 0, 0},
		{"rug", 2, 1, "rug", 18, 0, 0}, {"ceiling", 2, 2, "pendant lamp", 8, 10, 6}, {"plants", 3, 1, "plant", 12, 20, 3}, {"sign", 3, 1, "sign", 10, 0, 0}, {"art", 3, 2, "picture", 12, 0, 0},
	},
	"waiting room": {
		{"seating", 1, 4, "chair", 8, 3.2, 12}, {"seating", 1, 1, "coffee table", 12, 0, 0}, {"reception", 1, 1, "counter", 16, 0, 0}, {"magazines", 2, 1, "magazine rack", 9, 0, 0}, {"water", 2, 1, "water cooler", 12, 0, 0}, {"plants", 2, 2, "plant", 8, 12, 4}, {"ceiling", 2, 2, "ceiling lamp", 6, 9, 6}, {"coats", 2, 1, "coat rack", 14, 0, 0}, {"table things", 3, 2, "book", 12, 0, 0},
		{"toys", 3, 1, "toy box", 20, 0, 0}, {"art", 3, 3, "picture", 8, 7, 5}, {"clock", 3, 1, "clock", 8, 0, 0}, {"bin", 3, 1, "trash can", 12, 0, 0}, {"board", 3, 1, "pinboard", 14, 0, 0},
	},
	"noodle bar": {
		{"counter", 1, 2, "counter", 9, 12, 3}, {"counter", 1, 4, "bar stool", 9, 6.5, 6}, {"ceiling", 1, 2, "pendant lamp", 6, 6, 6}, {"line", 1, 1, "oven", 12, 0, 0}, {"line", 1, 1, "fridge", 14, 0, 0}, {"shelf", 2, 1, "shelf", 9, 0, 0}, {"bottles", 2, 5, "bottle", 9, 0, 0}, {"counter things", 2, 4, "bowl", 9, 4, 8}, {"tables", 2, 1, "table", 22, 16, 4}, {"tables", 2, 4, "stool", 22, 4, 16}, {"plants", 2, 1, "plant", 9, 14, 3},
		{"art", 3, 3, "picture", 9, 7, 5}, {"sign", 3, 1, "sign", 9, 0, 0}, {"counter things", 3, 3, "cup", 9, 0, 0}, {"register", 3, 1, "cash register", 12, 0, 0}, {"counter things", 3, 1, "napkin", 9, 0, 0},
	},
	"kindergarten": {
		{"tables", 1, 3, "round table", 14, 13, 6}, {"tables", 1, 12, "chair", 14, 3.3, 24}, {"rug", 1, 1, "round rug", 14, 0, 0}, {"books", 1, 1, "bookshelf", 12, 0, 0}, {"toys", 1, 2, "toy box", 12, 18, 4}, {"board", 2, 1, "blackboard", 12, 0, 0}, {"easel", 2, 1, "easel", 18, 0, 0}, {"lounge", 2, 2, "bean bag", 22, 0, 0}, {"tent", 2, 1, "tent", 26, 0, 0}, {"desk", 2, 1, "desk", 34, 0, 0}, {"ceiling", 2, 3, "ceiling lamp", 12, 9, 8}, {"coats", 2, 1, "coat rack", 18, 0, 0},
		{"shelf things", 3, 4, "stuffed animal", 12, 0, 0}, {"shelf things", 3, 4, "book", 12, 0, 0}, {"table things", 3, 3, "toy", 14, 0, 0}, {"art", 3, 4, "picture", 12, 8, 8}, {"clock", 3, 1, "clock", 12, 0, 0}, {"plants", 3, 2, "plant", 20, 24, 3}, {"globe", 3, 1, "globe", 24, 0, 0},
	},
	"ward": {
		{"beds", 1, 2, "single bed", 9, 8.5, 10}, {"beds", 1, 2, "nightstand", 9, 8.5, 10}, {"chairs", 2, 2, "chair", 12, 8.5, 10}, {"wash", 1, 1, "basin", 10, 0, 0}, {"cabinet", 2, 1, "cabinet", 14, 24, 3}, {"screens", 2, 1, "screen", 20, 20, 4}, {"ceiling", 2, 2, "ceiling lamp", 8, 8, 8}, {"table things", 3, 2, "cup", 9, 17, 5}, {"bin", 3, 1, "trash can", 10, 0, 0}, {"clock", 3, 1, "clock", 9, 0, 0}, {"media", 3, 1, "whiteboard", 14, 0, 0}, {"flowers", 3, 1, "flowers", 14, 0, 0}, {"art", 3, 2, "picture", 9, 14, 4}, {"plants", 3, 1, "plant", 20, 0, 0},
	},
	"clinic": {
		{"desk", 1, 1, "desk", 8, 0, 0}, {"desk", 1, 1, "office chair", 8, 0, 0}, {"bed", 1, 1, "single bed", 10, 0, 0}, {"wash", 1, 1, "basin", 9, 0, 0}, {"cabinet", 1, 1, "cabinet", 10, 0, 0}, {"chairs", 2, 2, "chair", 10, 0, 0}, {"screen", 2, 1, "screen", 13, 0, 0}, {"desk things", 2, 1, "monitor", 8, 0, 0}, {"desk things", 2, 1, "keyboard", 8, 0, 0}, {"ceiling", 2, 2, "ceiling lamp", 7, 8, 4}, {"bin", 3, 1, "trash can", 8, 0, 0}, {"clock", 3, 1, "clock", 8, 0, 0}, {"art", 3, 2, "picture", 8, 0, 0}, {"plants", 3, 1, "plant", 10, 0, 0}, {"books", 3, 1, "bookshelf", 14, 0, 0}, {"desk things", 3, 1, "telephone", 8, 0, 0},
	},
	"garage": {
		{"bench", 1, 1, "workbench", 8, 0, 0}, {"bench", 1, 1, "stool", 8, 0, 0}, {"shelves", 1, 2, "storage rack", 8, 9, 4}, {"cabinet", 1, 1, "cabinet", 10, 0, 0}, {"lockers", 2, 1, "locker", 14, 0, 0}, {"table", 2, 1, "table", 18, 0, 0}, {"boxes", 2, 3, "box", 8, 6, 8}, {"ceiling", 2, 2, "ceiling lamp", 8, 9, 6}, {"ladder", 2, 1, "ladder", 9, 0, 0}, {"board", 2, 1, "pegboard", 9, 0, 0}, {"fire", 3, 1, "fire extinguisher", 9, 0, 0}, {"garden", 3, 1, "wheelbarrow", 18, 0, 0}, {"bench things", 3, 1, "radio", 9, 0, 0}, {"bench things", 3, 1, "desk lamp", 8, 0, 0}, {"bench things", 3, 2, "jar", 8, 0, 0}, {"bin", 3, 1, "trash can", 10, 0, 0}, {"clock", 3, 1, "clock", 10, 0, 0}, {"fan", 3, 1, "fan", 16, 0, 0},
	},
	"gym": {
		{"cardio", 1, 2, "treadmill", 12, 11, 6}, {"bikes", 1, 1, "exercise bike", 10, 22, 4}, {"weights", 1, 2, "dumbbell", 8, 9, 5}, {"mats", 1, 2, "yoga mat", 10, 9, 6}, {"bench", 1, 1, "bench", 9, 18, 3}, {"mirror", 1, 2, "mirror", 8, 10, 5}, {"lockers", 2, 1, "locker", 18, 14, 4}, {"water", 2, 1, "water cooler", 14, 0, 0}, {"media", 2, 1, "tv stand", 30, 0, 0}, {"ceiling", 2, 2, "ceiling lamp", 6, 9, 8}, {"fan", 3, 1, "fan", 14, 0, 0}, {"plants", 3, 1, "plant", 10, 22, 3}, {"clock", 3, 1, "clock", 8, 0, 0}, {"art", 3, 2, "picture", 12, 12, 4}, {"bin", 3, 1, "trash can", 12, 0, 0},
	},
	"hair salon": {
		{"stations", 1, 2, "vanity", 9, 8, 5}, {"stations", 1, 2, "office chair", 9, 8, 5}, {"mirrors", 1, 2, "mirror", 9, 8, 5}, {"wash", 1, 1, "basin", 10, 0, 0}, {"waiting", 2, 1, "sofa", 18, 0, 0}, {"waiting", 2, 1, "magazine rack", 14, 0, 0}, {"reception", 2, 1, "counter", 20, 0, 0}, {"register", 2, 1, "cash register", 20, 0, 0}, {"shelf", 2, 1, "wall shelf", 9, 0, 0}, {"ceiling", 2, 2, "pendant lamp", 8, 8, 5}, {"coats", 3, 1, "coat rack", 12, 0, 0}, {"bottles", 3, 4, "bottle", 9, 0, 0}, {"towels", 3, 1, "towel", 9, 0, 0}, {"plants", 3, 2, "plant", 9, 14, 4}, {"clock", 3, 1, "clock", 9, 0, 0}, {"art", 3, 2, "picture", 9, 0, 0},
	},
	"laboratory": {
		{"benches", 1, 2, "table", 12, 10, 6}, {"benches", 1, 4, "stool", 12, 5, 12}, {"wash", 1, 1, "sink", 10, 0, 0}, {"cabinet", 1, 1, "cabinet", 10, 14, 4}, {"bench things", 1, 2, "microscope", 12, 10, 6}, {"bench things", 2, 3, "beaker", 12, 6, 8}, {"bench things", 2, 1, "test tube rack", 12, 12, 4}, {"desk", 2, 1, "desk", 22, 0, 0}, {"desk", 2, 1, "office chair", 22, 0, 0}, {"desk things", 2, 1, "computer", 22, 0, 0}, {"fridge", 2, 1, "fridge", 18, 0, 0}, {"board", 2, 1, "whiteboard", 12, 0, 0}, {"ceiling", 2, 2, "ceiling lamp", 8, 8, 8}, {"fire", 3, 1, "fire extinguisher", 12, 0, 0}, {"clock", 3, 1, "clock", 10, 0, 0}, {"bin", 3, 1, "trash can", 10, 0, 0}, {"shelf", 3, 1, "wall shelf", 12, 0, 0}, {"bottles", 3, 4, "bottle", 12, 0, 0},
	},
}

// kitHabits are where the things of a kit stand, when that is not where such things stand elsewhere. Kinds of room, then nouns.
var kitHabits = map[string]map[string][]habit{
	"kitchen": {
		"kitchen cabinet": {{kind: "against_wall"}, {kind: "row", metres: flush}}, "sink": {{kind: "against_wall"}, {kind: "beside", objects: "kitchen cabinet", metres: flush}}, "oven": {{kind: "against_wall"}, {kind: "beside", objects: "sink|kitchen cabinet", metres: flush}},
		"fridge": {{kind: "against_wall"}, {kind: "beside", objects: "oven|kitchen cabinet|sink", metres: flush}}, "kitchen island": {{kind: "in_front_of", objects: "sink|oven|kitchen cabinet", metres: 1.05}}, "bar stool": {{kind: "at", objects: "kitchen island"}},
	},
	"clothes shop": {
		"clothes rack": {{kind: "against_wall"}}, "counter": {{kind: "against_wall"}}, "screen": {{kind: "in_corner"}}, "mirror": {{kind: "hung_on_wall"}}, "table": {{kind: "centred_in"}}, "blanket": {{kind: "on", objects: "table|counter"}},
		"mannequin": {{kind: "by_window"}}, "shoe rack": {{kind: "against_wall"}}, "ottoman": {{kind: "near", objects: "screen|mirror", metres: 1}}, "rug": {{kind: "under", objects: "table"}},
	},
	"waiting room": {"chair": {{kind: "against_wall"}, {kind: "row", metres: 0.06}}, "coffee table": {{kind: "in_front_of", objects: "chair", metres: 0.65}}},
	"ward": {
		"single bed": {{kind: "against_wall"}}, "nightstand": {{kind: "against_wall"}, {kind: "beside", objects: "single bed", metres: 0.08}}, "chair": {{kind: "near", objects: "single bed", metres: 0.5}}, "screen": {{kind: "beside", objects: "single bed", metres: 0.7}},
	},
	"kindergarten": {"chair": {{kind: "around", objects: "round table"}}, "stuffed animal": {{kind: "on", objects: "bookshelf|bean bag|desk"}}, "book": {{kind: "on", objects: "bookshelf|round table"}}, "toy": {{kind: "on", objects: "round table|bookshelf"}}, "round rug": {{kind: "centred_in"}}},
	"bathroom":     {"basin": {{kind: "against_wall"}}, "mirror": {{kind: "above", objects: "basin|sink"}}, "soap dispenser": {{kind: "on", objects: "basin|sink"}}, "rug": {{kind: "in_front_of", objects: "bathtub|shower|basin", metres: 0.05}}},
	"clinic":       {"chair": {{kind: "in_front_of", objects: "desk", metres: 0.4}}, "screen": {{kind: "near", objects: "single bed", metres: 0.6}}},
	"gym":          {"treadmill": {{kind: "row", metres: 0.5}}, "exercise bike": {{kind: "against_wall"}, {kind: "row", metres: 0.4}}, "yoga mat": {{kind: "row", metres: 0.35}}, "mirror": {{kind: "hung_on_wall"}}, "dumbbell": {{kind: "against_wall"}, {kind: "row", metres: 0.25}}},
	"garage":       {"storage rack": {{kind: "against_wall"}, {kind: "row", metres: 0.03}}, "stool": {{kind: "at", objects: "workbench|desk"}}, "pegboard": {{kind: "above", objects: "workbench|desk"}}, "box": {{kind: "against_wall"}}, "ladder": {{kind: "against_wall"}}, "desk lamp": {{kind: "on", objects: "workbench|desk|table"}}, "radio": {{kind: "on", objects: "workbench|desk|storage rack"}}, "jar": {{kind: "on", objects: "storage rack|workbench"}}},
	"pub":          {"stool": {{kind: "at", objects: "counter"}}, "bar stool": {{kind: "at", objects: "counter"}}},
	"noodle bar":   {"stool": {{kind: "at", objects: "counter"}}, "counter": {{kind: "row", metres: 0.02}}, "bar stool": {{kind: "at", objects: "counter"}}, "pendant lamp": {{kind: "above", objects: "counter"}}, "bowl": {{kind: "on", objects: "counter|table"}}},
	"workshop":     {"storage rack": {{kind: "against_wall"}, {kind: "row", metres: 0.03}}, "stool": {{kind: "at", objects: "workbench|table|desk"}}, "pegboard": {{kind: "above", objects: "workbench"}}, "toolbox": {{kind: "on", objects: "workbench|storage rack"}}},
	"hair salon":   {"vanity": {{kind: "against_wall"}, {kind: "row", metres: 0.5}}, "office chair": {{kind: "at", objects: "vanity"}}, "mirror": {{kind: "above", objects: "vanity"}}},
}

// flush is the gap between things that stand side by side as one piece of furniture, in metres.
const flush = 0.004

// perPerson are the nouns of a kit of which a room for a number of people has one for each.
var perPerson = map[string][]string{
	"office": {"desk", "office chair", "monitor", "keyboard", "desk lamp"}, "computer room": {"desk", "office chair", "monitor", "keyboard", "desk lamp"}, "classroom": {"desk", "chair"}, "kindergarten": {"chair"},
	"dining room": {"dining chair"}, "meeting room": {"office chair"}, "waiting room": {"chair"}, "kids room": {"single bed", "desk", "chair"}, "teen room": {"single bed", "desk", "office chair", "monitor", "nightstand"}, "ward": {"single bed", "nightstand", "chair"}, "noodle bar": {"bar stool"}, "kitchen": {"chair"}, "gym": {"yoga mat"}, "reading corner": {"armchair"},
}

// headcount is how many of a kit's thing a room for so many people has; 0 where nothing was said of people.
func headcount(b *brief.Brief, kind, noun string) int {
	if other, ok := kindred[kind]; ok {
		kind = other
	}
	for _, n := range perPerson[kind] {
		if n == noun {
			return b.Room.People
		}
	}
	return 0
}
