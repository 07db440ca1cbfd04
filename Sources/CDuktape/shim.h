#include <duktape.h>

// Duktape's macros are invisible to Swift; these functions spell out the few that are needed.

static inline duk_context *lessons_duk_create(void) {
  return duk_create_heap_default();
}

// Evaluates `length` bytes of source and leaves the result or the error on the stack; 0 is success.
static inline duk_int_t lessons_duk_eval(duk_context *context, const char *source, duk_size_t length) {
  return duk_peval_lstring(context, source, length);
}

static inline const char *lessons_duk_string(duk_context *context, duk_idx_t index, duk_size_t *length) {
  return duk_safe_to_lstring(context, index, length);
}
