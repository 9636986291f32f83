/* libxml2 may be built with ICU, whose headers Swift's Foundation brings too, of another version; nothing of them is needed here. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
/* Schemas are held against documents by tests alone. */
#include <libxml/xmlschemas.h>
