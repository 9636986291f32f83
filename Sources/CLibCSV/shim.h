#include <csv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/// The bytes and bounds of the fields that libcsv has handed over.
///
/// `FieldStore` owns it. It is filled here and not in Swift: libcsv calls a quarter of a thousand million times for a large file, and
/// what each call costs beside its work is a tenth of the reading.
struct colca_fields {
  uint8_t *bytes;
  /// Where each field ends in `bytes`.
  intptr_t *field_ends;
  /// How many fields there are at the end of each record.
  intptr_t *record_ends;
  intptr_t byte_count, field_count, record_count;
  intptr_t byte_capacity, field_capacity, record_capacity;
};

/// Makes room for twice as many elements as there is, or for so many as are needed; ends the program where there is no memory, as Swift does.
static inline void *colca_grow(void *memory, intptr_t *capacity, intptr_t needed, size_t size) {
  intptr_t larger = *capacity * 2 > needed ? *capacity * 2 : needed;
  void *moved = realloc(memory, (size_t)larger * size);
  if (!moved) abort();
  *capacity = larger;
  return moved;
}

/// Takes a field; libcsv's callback for one. `count` is of bytes.
static inline void colca_take_field(void *field, size_t count, void *context) {
  struct colca_fields *fields = (struct colca_fields *)context;
  intptr_t start = fields->byte_count, length = field ? (intptr_t)count : 0;
  if (start + length > fields->byte_capacity)
    fields->bytes = (uint8_t *)colca_grow(fields->bytes, &fields->byte_capacity, start + length, 1);
  uint8_t *place = fields->bytes + start;
  const uint8_t *from = (const uint8_t *)field;
  if (length == 1) {
    *place = *from;
  } else if (length >= 8) {
    memcpy(place, from, (size_t)length);
  } else if (length >= 4) {
    // Two words that may overlap hold every field of their length to twice it.
    uint32_t first, last;
    memcpy(&first, from, 4);
    memcpy(&last, from + length - 4, 4);
    memcpy(place, &first, 4);
    memcpy(place + length - 4, &last, 4);
  } else {
    for (intptr_t index = 0; index < length; index++) place[index] = from[index];
  }
  fields->byte_count = start + length;
  if (fields->field_count == fields->field_capacity)
    fields->field_ends = (intptr_t *)colca_grow(
        fields->field_ends, &fields->field_capacity, fields->field_count + 1, sizeof(intptr_t));
  fields->field_ends[fields->field_count++] = start + length;
}

/// Ends a record; libcsv's callback for one.
static inline void colca_end_record(int terminator, void *context) {
  struct colca_fields *fields = (struct colca_fields *)context;
  (void)terminator;
  if (fields->record_count == fields->record_capacity)
    fields->record_ends = (intptr_t *)colca_grow(
        fields->record_ends, &fields->record_capacity, fields->record_count + 1, sizeof(intptr_t));
  fields->record_ends[fields->record_count++] = fields->field_count;
}
