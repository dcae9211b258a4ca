package panels

import (
	"golang.org/x/exp/shiny/materialdesign/icons"
)

// Icon is a glyph of the icon font, usable inside any label.
type Icon string

const firstIcon = '\uE000'

// iconData lists the Material icons in the order of their code points.
func iconData() [][]byte {
	return [][]byte{
		icons.MapsNearMe, icons.ActionOpenWith, icons.ImageRotateRight, icons.ActionAspectRatio,
		icons.ActionLanguage, icons.MapsMyLocation, icons.ImageGridOn, icons.ImageLens,
		icons.AVVideocam, icons.ActionSearch, icons.ActionVisibility, icons.ActionVisibilityOff,
		icons.ActionLockOutline, icons.ActionLockOpen, icons.MapsPinDrop, icons.ActionEventSeat,
		icons.ActionLightbulbOutline, icons.ActionHome, icons.FileFolder, icons.FileFolderOpen,
		icons.ContentAdd, icons.ContentRemove, icons.NavigationCheck, icons.NavigationClose,
		icons.EditorModeEdit, icons.ActionDelete, icons.ContentContentCopy, icons.ContentUndo,
		icons.ContentRedo, icons.ActionHistory, icons.AlertWarning, icons.AlertErrorOutline,
		icons.ActionInfoOutline, icons.EditorInsertDriveFile, icons.NavigationArrowUpward, icons.NavigationChevronRight,
		icons.NavigationExpandMore, icons.SocialPerson, icons.DeviceWidgets, icons.EditorFormatColorFill,
		icons.ImageWBSunny, icons.ActionCompareArrows, icons.ContentSend, icons.AVStop,
		icons.NavigationMoreHoriz, icons.ContentFlag, icons.FileFileDownload, icons.FileFileUpload,
		icons.ImageTexture, icons.ActionViewModule, icons.HardwareMouse, icons.NavigationRefresh,
		icons.ImageCenterFocusStrong, icons.NavigationArrowForward, icons.ImageBrightness6, icons.ImageAssistant,
		icons.DeviceStorage, icons.FileCreateNewFolder, icons.ActionSettings, icons.ContentLink,
		icons.PlacesFitnessCenter, icons.ActionLabelOutline, icons.ImageCropSquare, icons.MapsLayers,
		icons.ActionDone, icons.HardwareComputer, icons.ActionHelpOutline, icons.ContentFilterList,
		icons.ImageStraighten, icons.MapsDirectionsWalk, icons.ImageFilterCenterFocus,
		icons.AVPlayArrow, icons.EditorVerticalAlignBottom,
	}
}

// The icons.
const (
	IconSelect = Icon(firstIcon + iota)
	IconMove
	IconRotate
	IconScale
	IconWorld
	IconLocal
	IconSnap
	IconShading
	IconCamera
	IconSearch
	IconShown
	IconHidden
	IconLocked
	IconUnlocked
	IconPin
	IconModel
	IconLight
	IconRoom
	IconFolder
	IconFolderOpen
	IconPlus
	IconMinus
	IconCheck
	IconClose
	IconEdit
	IconDelete
	IconCopy
	IconUndo
	IconRedo
	IconHistory
	IconWarning
	IconError
	IconInfo
	IconFile
	IconUp
	IconClosed
	IconOpen
	IconPerson
	IconAdd
	IconPaint
	IconSun
	IconCompare
	IconSend
	IconStop
	IconMore
	IconFlag
	IconImport
	IconExport
	IconTexture
	IconLibrary
	IconMouse
	IconRefresh
	IconFrame
	IconNext
	IconTheme
	IconAgent
	IconDisk
	IconNewFolder
	IconSettings
	IconRelation
	IconPhysics
	IconTag
	IconGroup
	IconLayers
	IconDone
	IconComputer
	IconHelp
	IconFilter
	IconMeasure
	IconWalk
	IconPivot
	IconPlay
	IconSettle
	iconEnd
)
