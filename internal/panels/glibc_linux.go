package panels

/*
#include <stdarg.h>
#include <stdio.h>

// The prebuilt Dear ImGui archive was made against glibc 2.38, where sscanf has this name. Older systems lack it; newer ones override it.
__attribute__((weak)) int __isoc23_sscanf(const char *text, const char *format, ...) {
	va_list args;
	va_start(args, format);
	int fields = vsscanf(text, format, args);
	va_end(args);
	return fields;
}
*/
import "C"
