package check

// Severity is that of what the check finds.
func (k Kind) Severity() Severity {
	switch k {
	case Penetration, OutOfBounds, Floating, Tipping, DoorBlocked, Duplicate, Extent:
		return Error
	}
	return Warning
}

// Unit is that of the check's numbers; a few verdicts have another one of their own.
func (k Kind) Unit() string {
	switch k {
	case Scale:
		return "×"
	case Dark:
		return "lx"
	case Orientation:
		return "deg"
	}
	return "m"
}

// Limit is the number beyond which the check speaks, 0 where it depends on the thing.
func (k Kind) Limit() float64 {
	switch k {
	case Penetration, OutOfBounds, DoorBlocked:
		return PenetrationLimit
	case Floating:
		return FloatingLimit
	case Tipping:
		return tippingLimit
	case Unreachable:
		return ReachLimit
	}
	return 0
}
