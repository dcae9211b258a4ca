package usdio

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"

	"scenograph/internal/bundle"
)

// alignment is what the start of every file's data in a .usdz must be a multiple of, in bytes (usdz specification).
const alignment = 64

// localHeader is the length of a zip entry's fixed header in bytes.
const localHeader = 30

// paddingTag marks the extra field that pads an entry; readers skip it.
const paddingTag = 0x1986

// oldest is 1980-01-01 in MS-DOS form: entries carry no clock.
const oldest = 1<<5 | 1

// pack stores files uncompressed in a zip whose data is aligned. The first is the archive's default layer.
func pack(files []bundle.File) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		if err := z.Flush(); err != nil {
			return nil, err
		}
		if int64(out.Len())+int64(len(f.Data)) > 1<<32-1<<20 {
			return nil, fmt.Errorf("%s: a .usdz holds at most 4 GB", f.Path)
		}
		entry, err := z.CreateRaw(&zip.FileHeader{
			Name: f.Path, Method: zip.Store, ModifiedDate: oldest, //nolint:staticcheck // CreateRaw takes this field as it is and not Modified
			CRC32: crc32.ChecksumIEEE(f.Data), CompressedSize64: uint64(len(f.Data)), UncompressedSize64: uint64(len(f.Data)),
			Extra: padding(out.Len() + localHeader + len(f.Path)),
		})
		if err != nil {
			return nil, err
		}
		if _, err := entry.Write(f.Data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// padding returns the extra field after which an entry's data is aligned, given where the field begins.
func padding(at int) []byte {
	const tagAndLength = 4
	fill := (alignment - (at+tagAndLength)%alignment) % alignment
	extra := make([]byte, tagAndLength+fill)
	binary.LittleEndian.PutUint16(extra, paddingTag)
	binary.LittleEndian.PutUint16(extra[2:], uint16(fill))
	return extra
}
