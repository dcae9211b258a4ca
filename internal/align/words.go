package align

// The tables below are this package's own: they are compared with the policy's reading only through what a scene measures.

var numbers = map[string]int{"one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12}

// vague counts ask for at least so many.
var vague = map[string]int{"some": 2, "several": 3, "few": 2, "many": 4, "multiple": 2, "lots": 4, "various": 3, "plenty": 4, "numerous": 4, "couple": 2, "pair": 2, "pairs": 2}

var definite = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "its": true, "their": true, "both": true, "all": true, "my": true, "our": true}

// pronoun reports whether a word stands for a thing that was named before.
func pronoun(word string) bool {
	switch word {
	case "it", "them", "these", "those", "this", "that":
		return true
	}
	return false
}

// rooms maps what people call a room to what it is.
var rooms = map[string][]string{
	"living room": {"lounge", "sitting room", "family room", "den", "parlour", "parlor", "tv room", "drawing room", "front room"}, "bedroom": {"master bedroom", "guest room", "guest bedroom"},
	"kitchen": {"kitchenette"}, "dining room": {"breakfast room"}, "office": {"home office", "study", "workspace", "study room", "workroom"}, "meeting room": {"conference room", "boardroom"},
	"bathroom": {"washroom", "shower room", "restroom", "toilet room"}, "kids room": {"children's room", "child's room", "kid's room", "kids' room", "nursery", "playroom", "kids bedroom", "children's bedroom"},
	"classroom": {"schoolroom", "lecture room"}, "library": {"reading room"}, "restaurant": {"bistro", "canteen", "cafeteria", "buffet restaurant", "pizzeria"}, "cafe": {"coffee shop", "coffeehouse", "tea room"},
	"pub": {"tavern", "wine bar", "cocktail bar"}, "diner": {}, "shop": {"store", "showroom"}, "clothes shop": {"boutique", "clothing store", "clothing shop", "clothes store", "fashion store", "fashion shop", "dress shop"}, "bookshop": {"bookstore", "book store"}, "deli": {"delicatessen", "grocery store", "grocery", "bakery", "convenience store"},
	"florist": {"flower shop", "florist shop", "greenhouse", "conservatory"}, "computer room": {"gaming room", "computer lab", "server room"}, "game room": {"games room", "arcade", "rec room", "billiard room"},
	"hallway": {"corridor", "entryway", "foyer", "entrance hall"}, "lobby": {"hotel lobby", "reception", "reception room"}, "studio": {"studio apartment", "studio flat", "apartment", "loft"}, "art studio": {}, "workshop": {},
	"teen room": {"teenager's room", "teenager's bedroom", "teen bedroom", "teenage bedroom", "dorm room", "student room"}, "hotel room": {"hotel suite", "motel room"}, "waiting room": {"waiting area"}, "noodle bar": {"ramen bar", "sushi bar", "snack bar", "juice bar", "tapas bar"},
	"kindergarten": {"preschool", "nursery school", "daycare"}, "ward": {"hospital ward", "hospital room", "patient room", "infirmary"}, "clinic": {"doctor's office", "examination room", "consulting room", "dental office"}, "garage": {"garage workshop", "car workshop"}, "hair salon": {"barber shop", "barbershop", "beauty salon"}, "laboratory": {"science lab", "chemistry lab", "lab"},
	"gym": {"home gym", "fitness room", "fitness studio", "weight room"}, "laundry": {"laundry room", "utility room", "laundromat"}, "gallery": {"art gallery", "museum"}, "music room": {},
}

// makes lists things of which at least one makes a room what it is called.
var makes = map[string][]string{
	"living room": {"sofa", "armchair", "loveseat"}, "bedroom": {"bed"}, "kitchen": {"stove", "oven", "kitchen counter", "refrigerator", "fridge", "kitchen island", "kitchen cabinet", "hob", "sink"},
	"dining room": {"dining table", "table"}, "office": {"desk"}, "bathroom": {"toilet", "bathtub", "shower", "washbasin", "sink"}, "meeting room": {"conference table", "meeting table", "table"}, "kids room": {"bed", "crib", "toy", "bunk bed"},
	"classroom": {"desk", "school desk", "blackboard", "whiteboard"}, "library": {"bookshelf"}, "bookshop": {"bookshelf"}, "restaurant": {"table"}, "cafe": {"table"}, "diner": {"table", "booth"}, "pub": {"bar", "bar stool", "table"},
	"computer room": {"computer", "desk", "monitor"}, "game room": {"pool table", "billiard table", "arcade machine", "foosball table", "dartboard", "ping pong table"}, "teen room": {"bed"}, "hotel room": {"bed"}, "waiting room": {"chair", "bench", "sofa"}, "ward": {"bed"}, "clinic": {"desk", "bed"}, "kindergarten": {"table", "toy"}, "gym": {"treadmill", "dumbbell", "exercise bike", "weight bench"}, "laundry": {"washing machine", "dryer"},
}

// zones are parts of rooms: what they ask for is said by the things in them.
var zones = []string{"reading corner", "reading nook", "reading area", "seating area", "work area", "work corner", "dining area", "play area", "sleeping area", "study corner", "corner office", "conversation area", "lounge area", "nook", "book nook"}

var anyRoom = []string{"room", "space", "interior", "area"}

// relations maps prepositions to what is measured.
var relations = map[string]string{
	"on": "on", "on top of": "on", "atop": "on", "onto": "on", "upon": "on", "standing on": "on", "resting on": "on", "sitting on": "on", "placed on": "on", "under": "under", "underneath": "under", "beneath": "under", "below": "under", "tucked under": "under",
	"above": "above", "over": "above", "hanging over": "above", "hanging above": "above", "hung above": "above", "next to": "beside", "beside": "beside", "alongside": "beside", "adjacent to": "beside", "on each side of": "beside", "on either side of": "beside", "on both sides of": "beside", "at each side of": "beside", "flanking": "beside", "to the side of": "beside",
	"near": "near", "close to": "near", "by": "near", "nearby": "near", "at": "at", "around": "around", "surrounding": "around", "round": "around", "gathered around": "around", "arranged around": "around", "in front of": "in_front_of", "before": "in_front_of", "behind": "behind", "at the back of": "behind",
	"at the foot of": "in_front_of", "at the end of": "near", "to the left of": "left_of", "left of": "left_of", "on the left of": "left_of", "to the right of": "right_of", "right of": "right_of", "on the right of": "right_of",
	"facing": "facing", "face": "facing", "faces": "facing", "looking at": "facing", "looking towards": "facing", "turned towards": "facing", "turned to": "facing", "oriented towards": "facing", "pointing at": "facing",
	"facing each other": "facing_each_other", "face each other": "facing_each_other", "facing one another": "facing_each_other", "face to face": "facing_each_other", "opposite each other": "facing_each_other", "across from each other": "facing_each_other",
	"opposite": "opposite", "across from": "opposite", "opposite to": "opposite", "between": "between", "in between": "between", "against": "against", "up against": "against", "along": "against", "leaning against": "against", "lining": "against", "backed against": "against",
	"in": "in", "inside": "inside", "within": "inside", "into": "in", "in the middle of": "centre", "in the center of": "centre", "in the centre of": "centre", "at the center of": "centre", "at the centre of": "centre", "in the middle": "centre", "in the center": "centre", "in the centre": "centre", "centered in": "centre", "centred in": "centre", "centered on": "centre", "centred on": "centre",
	"from": "from", "hanging from": "from", "hung from": "from", "suspended from": "from", "hung on": "on", "hanging on": "on", "mounted on": "on", "far from": "far", "away from": "far", "in rows": "rows", "in a row": "row", "in a line": "row", "side by side": "row", "in a circle": "circle",
	"in two rows": "rows", "in three rows": "rows", "in four rows": "rows", "in several rows": "rows", "either side of": "beside", "each side of": "beside", "both sides of": "beside", "in a semicircle": "arc", "in a half circle": "arc", "in an arc": "arc", "in a horseshoe": "arc", "in a half-circle": "arc", "in a semi-circle": "arc",
}

// reversed prepositions place their object by their subject.
var reversed = map[string]string{"surrounded by": "around", "flanked by": "beside", "topped with": "on", "topped by": "on", "carrying": "on", "holding": "on"}

// alone are relations that need nothing after them.
var alone = map[string]bool{"facing_each_other": true, "row": true, "rows": true, "circle": true, "arc": true, "centre": true, "near": true}

// shellWords are parts of a room.
var shellWords = map[string]string{"wall": "wall", "window": "window", "corner": "corner", "door": "door", "doorway": "door", "entrance": "door", "ceiling": "ceiling", "floor": "floor", "flooring": "floor", "ground": "floor", "floorboard": "floor", "wallpaper": "wall", "window front": "window"}

var compass = map[string]string{"north": "north", "northern": "north", "south": "south", "southern": "south", "east": "east", "eastern": "east", "west": "west", "western": "west", "back": "north", "far": "", "north-east": "north east", "northeast": "north east", "north-west": "north west", "northwest": "north west", "south-east": "south east", "southeast": "south east", "south-west": "south west", "southwest": "south west", "left": "west", "right": "east"}

// families lists, for a material people ask for, the words in the names of materials that are it.
var families = map[string][]string{
	"wood": {"oak", "walnut", "birch", "pine", "wood", "teak", "mahogany", "cherry", "ash", "beech", "ebony", "parquet", "planks", "bamboo", "maple", "plywood", "strips"}, "oak": {"oak"}, "walnut": {"walnut"}, "pine": {"pine"}, "birch": {"birch", "plywood"}, "teak": {"teak"}, "mahogany": {"mahogany"}, "cherry": {"cherry"}, "bamboo": {"bamboo"}, "rattan": {"rattan", "wicker", "cane"},
	"velvet": {"velvet"}, "linen": {"linen"}, "cotton": {"cotton", "canvas"}, "wool": {"wool"}, "boucle": {"boucle"}, "leather": {"leather", "suede"}, "fabric": {"velvet", "linen", "cotton", "wool", "boucle", "fabric", "cloth", "canvas", "felt", "denim"}, "brass": {"brass"}, "copper": {"copper"}, "chrome": {"chrome", "polished steel"}, "steel": {"steel", "chrome"}, "iron": {"iron", "black metal"},
	"metal": {"metal", "steel", "iron", "brass", "chrome", "copper", "aluminium", "aluminum", "gold", "bronze", "zinc"}, "glass": {"glass"}, "marble": {"marble", "portoro"}, "stone": {"stone", "marble", "granite", "travertine", "slate", "terrazzo", "quartz", "limestone"}, "concrete": {"concrete"}, "brick": {"brick"}, "tile": {"tiles", "tile", "mosaic", "terrazzo", "chequered"},
	"ceramic": {"ceramic", "porcelain", "stoneware", "terracotta"}, "plastic": {"plastic", "acrylic"}, "paper": {"paper"}, "carpet": {"carpet", "rug"}, "parquet": {"parquet", "planks", "strips"}, "plaster": {"plaster", "limewash"}, "wallpaper": {"wallpaper"}, "jute": {"jute", "sisal"}, "terrazzo": {"terrazzo"}, "granite": {"granite"}, "lacquer": {"lacquer", "gloss"}, "cork": {"cork"}, "rubber": {"rubber"}, "gold": {"brass", "gold"},
}

var materialWords = map[string]string{
	"wooden": "wood", "timber": "wood", "hardwood": "wood", "woollen": "wool", "woolen": "wool", "upholstered": "fabric", "cloth": "fabric", "textile": "fabric", "metallic": "metal", "wicker": "rattan", "cane": "rattan", "stainless steel": "steel", "wrought iron": "iron", "tiled": "tile", "tiles": "tile", "brickwork": "brick", "bricks": "brick",
	"suede": "leather", "porcelain": "ceramic", "stoneware": "ceramic", "terracotta tiles": "tile", "planks": "parquet", "herringbone": "parquet", "carpeted": "carpet", "cement": "concrete", "acrylic": "plastic", "sisal": "jute", "golden": "gold", "exposed brick": "brick", "wood floor": "wood", "teddy": "boucle", "bouclé": "boucle", "cherrywood": "cherry", "knitted": "wool",
}

var sizes = map[string]string{
	"small": "small", "little": "small", "tiny": "small", "compact": "small", "mini": "small", "petite": "small", "large": "large", "big": "large", "huge": "large", "oversized": "large", "spacious": "large", "giant": "large", "tall": "tall", "high": "tall", "low": "low", "short": "low", "long": "long", "wide": "wide", "narrow": "narrow", "slim": "narrow", "round": "round", "circular": "round",
}

var styles = map[string]string{
	"modern": "modern", "contemporary": "modern", "sleek": "modern", "scandinavian": "scandinavian", "scandi": "scandinavian", "nordic": "scandinavian", "rustic": "rustic", "farmhouse": "rustic", "country": "rustic", "cottage": "rustic", "industrial": "industrial", "loft-style": "industrial", "cosy": "cosy", "cozy": "cosy", "homely": "cosy", "snug": "cosy", "hygge": "cosy",
	"art deco": "art-deco", "art-deco": "art-deco", "mid-century": "mid-century", "mid century": "mid-century", "midcentury": "mid-century", "mid-century modern": "mid-century", "retro": "mid-century", "traditional": "traditional", "classic": "traditional", "victorian": "traditional", "minimalist": "minimalist", "minimal": "minimalist", "minimalistic": "minimalist", "japandi": "scandinavian",
}

var moods = map[string]string{
	"bright": "bright", "sunny": "day", "sunlit": "day", "light-filled": "bright", "airy": "bright", "well-lit": "bright", "dim": "dim", "moody": "dim", "dark": "dim", "dimly lit": "dim", "candlelit": "dim", "warm": "warm", "warmly lit": "warm", "cool": "cool", "cold": "cool",
	"evening": "evening", "sunset": "evening", "dusk": "evening", "golden hour": "evening", "night": "night", "at night": "night", "night-time": "night", "nighttime": "night", "moonlit": "night", "morning": "day", "daylight": "day", "daytime": "day", "midday": "day", "noon": "day", "sunlight": "day", "natural light": "day", "afternoon": "day",
}

// lights are words for the light as a whole; "lights" and "lamps" are things.
var lights = map[string]bool{"light": true, "lighting": true, "glow": true, "illumination": true, "ambience": true, "ambiance": true, "atmosphere": true, "mood": true, "tone": true, "tones": true, "feel": true, "vibe": true}

// crowds are who seats are for.
var crowds = map[string]bool{"people": true, "person": true, "persons": true, "guests": true, "students": true, "pupils": true, "children": true, "kids": true}

// parts are parts of a thing: "with brass legs" says something of it.
var parts = map[string]bool{"leg": true, "frame": true, "base": true, "top": true, "shade": true, "upholstery": true, "handle": true, "arm": true, "armrest": true, "finish": true, "trim": true, "front": true, "tabletop": true, "seat": true, "backrest": true, "cover": true}

// silent words are passed over.
var silent = map[string]bool{
	"and": true, "plus": true, "also": true, "then": true, "please": true, "make": true, "create": true, "build": true, "design": true, "add": true, "place": true, "placed": true, "put": true, "set": true, "arrange": true, "arranged": true, "furnish": true, "furnished": true, "decorate": true, "decorated": true, "positioned": true, "located": true, "standing": true, "stands": true, "sits": true, "sitting": true,
	"is": true, "are": true, "be": true, "should": true, "has": true, "have": true, "there": true, "i": true, "want": true, "would": true, "like": true, "need": true, "me": true, "us": true, "we": true, "for": true, "of": true, "to": true, "which": true, "that": true, "very": true, "really": true, "quite": true, "where": true, "who": true, "whose": true, "with": true, "including": true, "include": true, "includes": true, "containing": true, "contains": true,
	"matching": true, "nice": true, "beautiful": true, "comfortable": true, "elegant": true, "simple": true, "style": true, "styled": true, "theme": true, "themed": true, "look": true, "lots": true, "a": true, "an": true, "the": true, "each": true, "every": true, "more": true, "another": true, "other": true, "as": true, "it": true, "them": true, "while": true, "so": true, "but": true, "or": true,
	"hanging": true, "hung": true, "mounted": true, "leaning": true, "made": true, "from": true, "in": true, "at": true, "on": true, "by": true, "lit": true, "laid": true, "lying": true, "people": true, "person": true, "guests": true, "family": true, "side": true, "set of": true, "new": true, "evenly": true, "spaced": true, "use": true, "using": true, "colour": true, "color": true, "colours": true, "colors": true,
}
