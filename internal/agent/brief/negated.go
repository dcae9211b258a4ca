package brief

// negated reads "not too near the window" as a wish to be far from it.
var negated = idiomOf(`\b(?:(?:but )?(?:not|never|nowhere|isn't|aren't)|(?:should|must|do|does|can)(?:n't| not)(?: be| stand| go| sit)?)(?: be| stand| placed| put| too| so| very| right| directly| anywhere| standing)* (?:near to|near|close to|next to|beside|by|under|underneath|beneath|below|in front of|before) (the|a|an|any|my|our|your|its|windows?|doors?|it)\b`, "far from $1")
