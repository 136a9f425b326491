#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>

/// How many bytes a letter takes at most where the user's language is set; Swift cannot read a macro
/// that calls a function.
static inline int veedor_edit_letter_bytes(void) {
    return (int)MB_CUR_MAX;
}

/// Swift takes the standard streams for shared variables, and cannot call a variadic function.
static inline EditLine *veedor_edit_open(const char *name) {
    return el_init(name, stdin, stdout, stderr);
}

static inline int veedor_edit_prompt(EditLine *edit, char *(*prompt)(EditLine *)) {
    return el_set(edit, EL_PROMPT, prompt);
}

static inline int veedor_edit_keys(EditLine *edit, const char *like) {
    return el_set(edit, EL_EDITOR, like);
}

/// Whether libedit itself handles what the terminal and the system say while a line is typed.
static inline int veedor_edit_signals(EditLine *edit, int handles) {
    return el_set(edit, EL_SIGNAL, handles);
}

/// Takes the terminal before the prompt is shown: libedit itself does so after it.
static inline int veedor_edit_prepare(EditLine *edit) {
    return el_set(edit, EL_PREP_TERM, 1);
}

/// A mode of the terminal while a line is typed.
static inline int veedor_edit_terminal(EditLine *edit, const char *mode) {
    return el_set(edit, EL_SETTY, "-d", mode, (char *)0);
}

static inline int veedor_edit_function(
    EditLine *edit, const char *name, const char *help, unsigned char (*call)(EditLine *, int)
) {
    return el_set(edit, EL_ADDFN, name, help, call);
}

static inline int veedor_edit_bind(EditLine *edit, const char *key, const char *name) {
    return el_set(edit, EL_BIND, key, name, (char *)0);
}

static inline int veedor_edit_set_object(EditLine *edit, void *object) {
    return el_set(edit, EL_CLIENTDATA, object);
}

static inline void *veedor_edit_object(EditLine *edit) {
    void *object = 0;
    el_get(edit, EL_CLIENTDATA, &object);
    return object;
}

static inline int veedor_edit_history(EditLine *edit, History *lines) {
    return el_set(edit, EL_HIST, history, lines);
}

static inline int veedor_history_room(History *lines, int count) {
    HistEvent event;
    return history(lines, &event, H_SETSIZE, count);
}

static inline int veedor_history_add(History *lines, const char *text) {
    HistEvent event;
    return history(lines, &event, H_ENTER, text);
}
