package usda

// property reads [op] [custom] [uniform|varying|config] type name [= value] [(meta)].
func (p *parser) property() (Property, error) {
	out := Property{Line: p.line()}
	for {
		word, err := p.identifier()
		if err != nil {
			return out, err
		}
		switch {
		case operation(word):
			out.Op = word
			continue
		case word == "custom":
			out.Custom = true
			continue
		case word == "uniform" || word == "config":
			out.Uniform = true
			continue
		case word == "varying":
			continue
		}
		out.Type = word
		break
	}
	if p.blank(); p.peek() == '[' {
		if p.at++; !p.take(']') {
			return out, p.fail("wants ] after the type %s", out.Type)
		}
		out.Type += "[]"
	}
	name, err := p.identifier()
	if err != nil {
		return out, err
	}
	out.Name = name
	if p.take('=') {
		if out.Value, err = p.value(); err != nil {
			return out, err
		}
	}
	out.Meta, err = p.meta()
	return out, err
}

// meta reads metadata in parentheses, if there is any.
func (p *parser) meta() ([]Field, error) {
	if !p.take('(') {
		return nil, nil
	}
	var out []Field
	for {
		p.separators()
		switch c := p.peek(); {
		case c == 0:
			return nil, p.fail("metadata %v", errUnclosed)
		case c == ')':
			p.at++
			return out, nil
		case c == '"' || c == '\'': // a bare comment
			text, err := p.quoted()
			if err != nil {
				return nil, err
			}
			out = append(out, Field{Name: "comment", Value: Value(text)})
			continue
		}
		field, err := p.field()
		if err != nil {
			return nil, err
		}
		out = append(out, field)
	}
}

func (p *parser) field() (Field, error) {
	var out Field
	word, err := p.identifier()
	if err != nil {
		return out, err
	}
	if operation(word) {
		out.Op = word
		if word, err = p.identifier(); err != nil {
			return out, err
		}
	}
	out.Name = word
	if !p.take('=') {
		return out, p.fail("wants = after %s", word)
	}
	if out.Value, err = p.value(); err != nil {
		return out, err
	}
	if p.blank(); p.peek() == '(' { // the offset of a reference
		err = p.bracket()
	}
	return out, err
}

// value takes a value as it is written: a bracket with all that is in it, a string, an asset with the path behind it, a path or a word.
func (p *parser) value() (Value, error) {
	p.space()
	start := p.at
	var err error
	switch c := p.peek(); {
	case c == 0:
		return "", p.fail("wants a value")
	case c == '(' || c == '[' || c == '{':
		err = p.bracket()
	case c == '"' || c == '\'':
		_, err = p.quoted()
	case c == '@':
		if _, err = p.asset(); err == nil && p.peek() == '<' {
			_, err = p.path()
		}
	case c == '<':
		_, err = p.path()
	case wordByte(c):
		p.word()
	default:
		err = p.fail("wants a value, not %q", c)
	}
	return Value(p.text[start:p.at]), err
}

// bracket skips a bracket with everything in it.
func (p *parser) bracket() error {
	var open []byte
	for p.at < len(p.text) {
		c := p.text[p.at]
		switch c {
		case '(', '[', '{':
			if open = append(open, c); len(open) > deepest {
				return p.fail("brackets nest deeper than %d", deepest)
			}
			p.at++
		case ')', ']', '}':
			if closing(open[len(open)-1]) != c {
				return p.fail("%q closes %q", c, open[len(open)-1])
			}
			p.at++
			if open = open[:len(open)-1]; len(open) == 0 {
				return nil
			}
		case '"', '\'':
			if _, err := p.quoted(); err != nil {
				return err
			}
		case '@':
			if _, err := p.asset(); err != nil {
				return err
			}
		case '<':
			if _, err := p.path(); err != nil {
				return err
			}
		case '#':
			p.space()
		default:
			p.at++
		}
	}
	return p.fail("a bracket %v", errUnclosed)
}

func closing(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}
