/* SPDX-License-Identifier: MIT */
#include "audit.h"
#include "contradiction.h"
#include "copies.h"
#include "cue.h"
#include "dates.h"
#include "extract.h"
#include "named.h"
#include "outline.h"
#include "relate.h"
#include "scoring.h"
#include "telling.h"
#include "wording.h"

/* Cues that announce a relation for the figure behind them. */
enum {
	ANNOUNCES = CUE_AMONG | CUE_EACH | CUE_TOTAL | CUE_SHARE | CUE_CHANGE |
	    CUE_DONE | CUE_SAVING | CUE_RESULT
};

void
audit_load(void)
{
	checks_load();
	relate_load();
	known_load();
	named_load();
	wording_load();
	dates_load();
	layout_load();
	outline_load();
	score_load();
}

static void
read_figures(struct doc *d, struct figures *figures)
{
	static struct extract extract;
	bool more = true;

	figures->file = d->file;
	figures->mem = &d->mem;
	extract_window(&extract, d);
	while (more) {
		more = extract_slice(&extract, d, figures);
		for (size_t i = 0; i < extract.nlost; i++)
			warnat(d->file, extract.lost[i].line,
			    "more digits than the arithmetic holds, passed "
			    "over: '%.*s'",
			    (int)extract.lost[i].text.n,
			    extract.lost[i].text.s);
	}
}

static void
tie(bool *tied, const struct figures *figures, const struct figure *f)
{
	if (f >= figures->v && f < figures->v + figures->n)
		tied[f - figures->v] = true;
}

/* Marks the figures that stand in a relation that was judged. */
static void
tie_all(bool *tied, const struct figures *figures, const struct relations *list)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct relation *r = &list->v[i];
		if (!r->held)
			continue;
		tie(tied, figures, r->stated);
		for (size_t k = 0; k < r->nparts; k++)
			tie(tied, figures, r->part[k].figure);
		for (size_t k = 0; k < r->nbase; k++)
			tie(tied, figures, r->base[k].figure);
	}
}

/* A cue stands before it, but no relation took it. */
static void
unread(const struct reading *r, const bool *tied, struct findings *to)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct figure *f = r->v[i].figure;
		struct finding *x;
		if (tied[i] || reading_clause_cue(r, i, ANNOUNCES) == NULL)
			continue;
		x = finding_add(to, f->line, f->col, "unread", "ok");
		x->text = f->text;
		if (finding_wanted(x)) /* few are */
			x->sentence = figure_sentence(r->figures, f, to->mem);
	}
}

static void
coverage(const struct figures *figures, const bool *tied, size_t bounded,
    size_t last_line, struct findings *to)
{
	size_t ntied = 0, flagged = 0;
	const char *s;
	struct finding *x;

	for (size_t i = 0; i < figures->n; i++)
		ntied += tied[i];
	for (size_t i = 0; i < to->n; i++)
		flagged += finding_level(&to->v[i]) != LEVEL_NONE;
	s = finding_text(
	    to, "seen=%zu tied=%zu flagged=%zu", figures->n, ntied, flagged);
	x = finding_add(to, last_line, 0, "coverage", "ok");
	x->text = span_of(s);
	x->always = true;
	finding_arg(x, "seen", finding_text(to, "%zu", figures->n));
	finding_arg(x, "tied", finding_text(to, "%zu", ntied));
	finding_arg(x, "flagged", finding_text(to, "%zu", flagged));
	if (bounded == 0)
		return;
	x->text = span_of(finding_text(to, "%s bounded=%zu", s, bounded));
	finding_arg(x, "bounded", finding_text(to, "%zu", bounded));
}

void
audit_document(struct doc *d, struct findings *to)
{
	struct figures figures = { 0 };
	struct relate relate;
	struct subjects subjects;
	struct scores scores = { .file = d->file, .mem = &d->mem };
	struct flow *flow;
	bool *tied;

	read_figures(d, &figures);
	relate_read(&relate, &figures, RELATE_SUMS | RELATE_RATES);
	relations_tell(&relate.sums, &figures, to);
	relations_tell(&relate.rates, &figures, to);
	flow = flow_of(d, to->mem);
	dates_check(flow, to);
	wording_check(flow, to);
	outline_check(flow, to);
	copies_check(flow, to);
	score_read(d, &scores);
	scoring_check(&scores, NULL, to);
	tied = arena_array(&d->mem, figures.n + 1, sizeof *tied);
	tie_all(tied, &figures, &relate.sums);
	tie_all(tied, &figures, &relate.rates);
	unread(&relate.reading, tied, to);
	subjects_make(&subjects, &relate.lists);
	contradictions_find(&subjects, to, tied);
	named_check(&relate.reading, to);
	findings_sort(to);
	coverage(&figures, tied, relate.lists.bounded,
	    d->nline > 0 ? d->line[d->nline - 1].no : 1, to);
}
