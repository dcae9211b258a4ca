package gltfio

import (
	"cmp"
	"encoding/json"
	"regexp"
	"strings"
)

// About is what a file says of its origin. Empty fields were not said.
type About struct {
	Title   string
	Author  string
	License string
	Page    string // where it was published
}

// about reads asset.copyright, the asset's extras as Sketchfab writes them, and the metadata of KHR_xmp_json_ld.
func (r *reader) about() About {
	var head struct {
		Copyright  string         `json:"copyright"`
		Extras     map[string]any `json:"extras"`
		Extensions struct {
			XMP struct {
				Packet *int `json:"packet"`
			} `json:"KHR_xmp_json_ld"`
		} `json:"extensions"`
	}
	// What does not follow this form says nothing of the origin; the rest of the file may be whole.
	_ = json.Unmarshal(r.extras.Asset, &head)
	out := About{Title: plainText(head.Extras["title"]), Page: plainText(cmp.Or(head.Extras["source"], head.Extras["url"]))}
	out.Author, _ = withoutLink(plainText(cmp.Or(head.Extras["author"], head.Extras["creator"])))
	out.License, _ = withoutLink(plainText(cmp.Or(head.Extras["license"], head.Extras["licence"])))
	if at := head.Extensions.XMP.Packet; at != nil && *at >= 0 && *at < len(r.extras.Extensions.XMP.Packets) {
		out.fill(r.extras.Extensions.XMP.Packets[*at])
	}
	out.License = cmp.Or(out.License, tidy(head.Copyright))
	return out
}

// fill takes from an XMP packet what is not known yet (Dublin Core and XMP Rights Management).
func (a *About) fill(packet json.RawMessage) {
	var fields map[string]any
	if json.Unmarshal(packet, &fields) != nil {
		return
	}
	a.Title = cmp.Or(a.Title, plainText(fields["dc:title"]))
	a.Author = cmp.Or(a.Author, plainText(fields["dc:creator"]))
	a.License = cmp.Or(a.License, plainText(fields["xmpRights:UsageTerms"]), plainText(fields["dc:rights"]), plainText(fields["xmpRights:WebStatement"]))
	a.Page = cmp.Or(a.Page, plainText(fields["dc:source"]))
}

// plainText is a string, or the first in a list or in a JSON-LD value.
func plainText(v any) string {
	switch v := v.(type) {
	case string:
		return tidy(strings.TrimSpace(v))
	case []any:
		var all []string
		for _, one := range v {
			if s := plainText(one); s != "" {
				all = append(all, s)
			}
		}
		return tidy(strings.Join(all, ", "))
	case map[string]any:
		return plainText(cmp.Or(v["@value"], v["@list"], v["@set"], v["rdf:_1"], v["name"]))
	}
	return ""
}

// link is an address in brackets behind a text, as Sketchfab writes it: "CC-BY-4.0 (http://creativecommons.org/licenses/by/4.0/)".
var link = regexp.MustCompile(`^(.*\S)\s+\((https?://[^()\s]+)\)$`)

func withoutLink(text string) (plain, address string) {
	if parts := link.FindStringSubmatch(text); parts != nil {
		return parts[1], parts[2]
	}
	return text, ""
}
