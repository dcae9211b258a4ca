package library

import (
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// licences finds the terms of folders in the files that are called so, and keeps what it has read.
type licences struct {
	root  string
	known map[string]folderTerms
}

type folderTerms struct {
	Terms
	from string
}

// licenceNames are files that may hold terms, the most telling first.
var licenceNames = regexp.MustCompile(`(?i)^(licen[cs]e|copying|copyright|credits?|attribution|read ?me|about|info)([-_. ].*)?$`)

// maxLicence bounds what is read of such a file.
const maxLicence = 64 << 10

// of finds the terms for a file: those of its folder, else of the folders above, up to the root.
func (l *licences) of(folder string) folderTerms {
	if t, ok := l.known[folder]; ok {
		return t
	}
	t := l.read(folder)
	if folder != l.root && strings.HasPrefix(folder, l.root) {
		above := l.of(filepath.Dir(folder))
		if t.License == "" {
			t = folderTerms{t.Terms.or(above.Terms), above.from}
		} else if t.Author == "" && above.License == t.License {
			t.Author = above.Author
		}
	}
	l.known[folder] = t
	return t
}

func (l *licences) read(folder string) folderTerms {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return folderTerms{}
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && licenceNames.MatchString(e.Name()) && slices.Contains([]string{"", ".txt", ".md", ".rst", ".html", ".htm", ".url"}, strings.ToLower(filepath.Ext(e.Name()))) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return rank(a) - rank(b) })
	var out folderTerms
	for _, name := range names {
		t := termsIn(readStart(filepath.Join(folder, name)))
		if out.License == "" && t.License != "" {
			out.from = name
		}
		out.Terms = out.Terms.or(t)
	}
	return out
}

func rank(name string) int {
	return slices.IndexFunc([]string{"lic", "cop", "cred", "attr", "read", "abou", "info", ""}, func(start string) bool {
		return strings.HasPrefix(strings.ToLower(name), start)
	})
}

func readStart(name string) string {
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer func() { _ = f.Close() }()
	data, err := io.ReadAll(io.LimitReader(f, maxLicence))
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(string(data), "")
}

// licencePatterns recognise terms by how they are usually named, the narrower before the wider. Names are those of SPDX.
var licencePatterns = []struct {
	name    string
	pattern *regexp.Regexp
}{
	{"CC0-1.0", regexp.MustCompile(`(?i)\bCC[- ]?0\b|creative commons zero|publicdomain/zero`)},
	{"CC-BY-NC-SA-4.0", regexp.MustCompile(`(?i)\bCC[- ]BY[- ]NC[- ]SA\b|licenses/by-nc-sa|attribution[- ]noncommercial[- ]sharealike`)},
	{"CC-BY-NC-ND-4.0", regexp.MustCompile(`(?i)\bCC[- ]BY[- ]NC[- ]ND\b|licenses/by-nc-nd|attribution[- ]noncommercial[- ]noderiv`)},
	{"CC-BY-NC-4.0", regexp.MustCompile(`(?i)\bCC[- ]BY[- ]NC\b|licenses/by-nc\b|attribution[- ]noncommercial`)},
	{"CC-BY-SA-4.0", regexp.MustCompile(`(?i)\bCC[- ]BY[- ]SA\b|licenses/by-sa|attribution[- ]share ?alike`)},
	{"CC-BY-ND-4.0", regexp.MustCompile(`(?i)\bCC[- ]BY[- ]ND\b|licenses/by-nd|attribution[- ]no ?deriv`)},
	{"CC-BY-4.0", regexp.MustCompile(`(?i)\bCC[- ]?BY\b|licenses/by\b|creative commons[- ]+attribution`)},
	{"MIT", regexp.MustCompile(`(?i)\bMIT licen[cs]e\b|permission is hereby granted, free of charge`)},
	{"Apache-2.0", regexp.MustCompile(`(?i)apache license`)},
	{"BSD-3-Clause", regexp.MustCompile(`(?i)redistribution and use in source and binary forms`)},
	{"GPL-3.0", regexp.MustCompile(`(?i)gnu general public license`)},
	{"public domain", regexp.MustCompile(`(?i)\bpublic domain\b`)},
	{"royalty free", regexp.MustCompile(`(?i)\broyalty[- ]free\b`)},
}

var ccVersion = regexp.MustCompile(`(?i)(?:\bCC[- ]BY(?:[- ](?:NC|SA|ND))*[- ]|licenses/by[a-z-]*/)(\d\.\d)`)

// licenceOf names the terms that a text speaks of, "" when it speaks of none that is known.
func licenceOf(text string) string {
	for _, l := range licencePatterns {
		if l.pattern.MatchString(text) {
			if v := ccVersion.FindStringSubmatch(text); v != nil && strings.HasPrefix(l.name, "CC-BY") {
				return strings.TrimSuffix(l.name, "4.0") + v[1]
			}
			return l.name
		}
	}
	return ""
}

// authorPatterns find who made something.
var authorPatterns = []*regexp.Regexp{
	regexp.MustCompile(`(?im)^\W*(?:authors?|artist|creator|created by|made by|modell?ed by|created/distributed by)\s*[:：]?\s+\W*([^\n(<\[]{2,60})`),
	regexp.MustCompile(`(?i)\bby ([A-Z][\w.'-]*(?: [A-Z][\w.'-]*){0,3})`),
	regexp.MustCompile(`(?im)copyright\s*(?:\(c\)|©)?\s*(?:\d{4}(?:\s*[-–,]\s*\d{4})?)?,?\s+([^\n(<]{2,60})`),
}

var address = regexp.MustCompile(`https?://[^\s<>()"']+`)

// termsIn reads terms from the text of a licence or a read-me.
func termsIn(text string) Terms {
	out := Terms{License: licenceOf(text)}
	if out.License == "" {
		return Terms{}
	}
	for _, p := range authorPatterns {
		if found := p.FindStringSubmatch(text); found != nil {
			if name := strings.Trim(found[1], " \t\r*_.,:;-#\"'"); name != "" && !strings.HasPrefix(strings.ToLower(name), "creative commons") {
				out.Author = name
				break
			}
		}
	}
	for _, link := range address.FindAllString(text, 20) {
		if !strings.Contains(link, "creativecommons.org") && !strings.Contains(link, "opensource.org") && !strings.Contains(link, "apache.org") && !strings.Contains(link, "gnu.org") {
			out.Page = strings.TrimRight(link, ".,;")
			break
		}
	}
	return out
}

// codes are the terms as Objaverse and Sketchfab abbreviate them; Sketchfab's are of version 4.0.
var codes = map[string]string{
	"by": "CC-BY-4.0", "by-sa": "CC-BY-SA-4.0", "by-nd": "CC-BY-ND-4.0", "by-nc": "CC-BY-NC-4.0", "by-nc-sa": "CC-BY-NC-SA-4.0", "by-nc-nd": "CC-BY-NC-ND-4.0", "cc0": "CC0-1.0", "cc-0": "CC0-1.0",
}

// namedTerms is a licence as it is named elsewhere, in one way where it is known.
func namedTerms(text string) string {
	text = strings.TrimSpace(text)
	if code, ok := codes[strings.ToLower(text)]; ok {
		return code
	}
	if len(text) < 80 {
		if known := licenceOf(text); known != "" && known != "public domain" && known != "royalty free" {
			return known
		}
	}
	return text
}
