package catalog

// artwork is the finish of a slot that shows a generated picture, another for every seed.
const artwork = "artwork"
