/* SPDX-License-Identifier: MIT */
#include "balance.h"
#include "tie.h"

enum { PAIRS = 12, ACCOUNT = 16 };

/* What an amount is to an account. */
enum entry { ENTRY_NONE, OPENING, IN, OUT, IN_TOTAL, OUT_TOTAL, RESULT, ENTRIES };

/* The entries before a result: the nearest of each kind, and how many. */
struct account {
	size_t at[ENTRIES], n[ENTRIES];
	size_t run[BALANCE_REACH]; /* the amounts, nearest first */
	int sign[BALANCE_REACH];
	size_t nrun;
	size_t second; /* the result before the nearest one */
	bool late;     /* entries stand behind the totals */
	bool minus;    /* 减 is said in the sentence at hand */
	/* of the result's own sentence, back to a total of income: */
	size_t spoken; /* amounts of the run */
	bool told;     /* 减 is said */
	bool loose;    /* one of them is no entry */
};

static enum entry
entry(const struct reading *r, size_t i)
{
	const struct cue *last = NULL;
	const struct token *t = &r->v[i];
	bool opening = false, result = false, total = false;

	for (size_t k = t->cue; k < t->cue + t->ncue; k++) {
		const struct cue *c = &r->cues.v[k];
		if (c->at < t->clause_at)
			continue;
		opening |= (c->classes & CUE_OPENING) != 0;
		result |= (c->classes & CUE_RESULT) != 0;
		total |= (c->classes & CUE_TOTAL) != 0;
		if (c->classes & (CUE_IN | CUE_OUT | CUE_RESULT))
			last = c;
	}
	if (last == NULL)
		return ENTRY_NONE;
	if (result && opening)
		return OPENING;
	if (result && (last->classes & CUE_RESULT ||
			  span_has(t->clause, SPAN("结转下年"))))
		return RESULT;
	if (last->classes & CUE_IN)
		return total ? IN_TOTAL : IN;
	if (last->classes & CUE_OUT)
		return total ? OUT_TOTAL : OUT;
	return ENTRY_NONE;
}

/* 减: or 加: in front of an amount turns the sign until the next. */
static int
marker(const struct token *t)
{
	struct span before = span_cut(t->text, 0, t->clause_at);

	if (span_begins(t->clause, SPAN("减")) ||
	    span_ends(before, SPAN("减:")))
		return -1;
	return span_begins(t->clause, SPAN("加")) ||
	    span_ends(before, SPAN("加:"));
}

/* Is it of a year before? */
static bool
earlier(const struct reading *r, size_t a, size_t b)
{
	unsigned year = r->v[a].figure->year;

	return year != 0 && year < r->v[b].figure->year;
}

/* Is it a part of a list that words announce: one that closes, or one in the
 * sentence of its total? */
static bool
in_list(const struct tie *t, size_t i)
{
	size_t k = t->lists->of_part[i], whole = t->whole[i];

	if (k > 0)
		return t->lists->v[k - 1].kind != LIST_FREE;
	return whole > 0 && whole <= i && i - whole < LIST_REACH &&
	    reading_stop(t->r, whole - 1, i) < STOP_FULL;
}

static void
gather(struct account *a, const struct tie *t, size_t result)
{
	const struct reading *r = t->r;
	size_t lines = 0, pending = 0;
	bool ended = r->v[result].stop >= STOP_SEMICOLON;

	*a = (struct account){.second = NO_TOKEN};
	for (size_t i = 0; i < ENTRIES; i++)
		a->at[i] = NO_TOKEN;
	for (size_t i = result, n = 0; i-- > 0 && n < BALANCE_REACH; n++) {
		const struct token *x = &r->v[i];
		enum entry e;
		int m;

		lines += r->v[i + 1].stop >= STOP_LINE;
		if (r->v[i + 1].stop >= STOP_FULL)
			a->minus = false;
		if (lines > 3 || x->figure->table > 0)
			break;
		if (x->role != ROLE_AMOUNT ||
		    x->bracket != r->v[result].bracket ||
		    !reading_alike(r, i, result))
			continue;
		e = entry(r, i);
		/* 加:上年结余, 减:支出: it goes into the next account */
		if (e == RESULT && (earlier(r, i, result) || a->minus))
			e = OPENING;
		if (e == RESULT && span_has(x->clause, SPAN("差额")))
			continue; /* what came in less what went out is no end */
		if (e == RESULT && a->n[RESULT] > 0) {
			a->second = i;
			break;
		}
		if (e != OPENING && e < IN_TOTAL &&
		    (in_list(t, i) || reading_cue(r, i, CUE_AMONG) != NULL))
			continue;
		if (e == OUT_TOTAL && a->n[e] == 0)
			a->late = a->n[IN] + a->n[OUT] + a->n[OPENING] > 0;
		if (a->n[RESULT] > 0 && e != OPENING)
			continue; /* the account before */
		/* what is 0 changes nothing */
		if (dec_sign(x->figure->value) != 0 && a->n[e]++ == 0)
			a->at[e] = i;
		if (a->n[RESULT] > 0)
			continue;
		m = marker(x);
		a->run[a->nrun] = i;
		a->sign[a->nrun++] = e == OUT || e == OUT_TOTAL ? -1 : 1;
		a->minus |= m < 0;
		if (!ended) {
			a->loose |= e == ENTRY_NONE;
			a->spoken = a->nrun;
			a->told |= m < 0;
			ended = e == IN_TOTAL || x->stop >= STOP_SEMICOLON;
		}
		if (m == 0)
			continue;
		while (m < 0 && pending < a->nrun)
			a->sign[pending++] = -1;
		pending = a->nrun;
	}
}

/* stated = a + b - c, those that are given; true when it holds. */
static bool
sum(struct tie *t, struct ties *c, size_t stated, size_t a, size_t b, size_t less)
{
	struct relation *x;

	if (a == NO_TOKEN || (b == NO_TOKEN && less == NO_TOKEN))
		return false;
	x = ties_add(t, c, "balance", stated);
	relation_part(x, t->r->v[a].figure, 1);
	if (b != NO_TOKEN)
		relation_part(x, t->r->v[b].figure, 1);
	if (less != NO_TOKEN)
		relation_part(x, t->r->v[less].figure, -1);
	return true;
}

static bool
add_if_closed(struct ties *c, struct relation *x)
{
	if (!relation_closes(x))
		return false;
	if (c->n == TIE_CANDIDATES)
		c->n--;
	c->v[c->n++] = *x;
	return true;
}

/* A，加B，减C，结余R: the sentence tells the sum itself. */
static void
told(struct tie *t, struct ties *c, size_t stated, const struct account *a)
{
	struct relation x;

	if (!a->told || a->loose || a->spoken < 2)
		return;
	x = relation_new(
	    t->r->mem, "balance", t->r->v[stated].figure, a->spoken);
	for (size_t i = a->spoken; i-- > 0;)
		relation_part(&x, t->r->v[a->run[i]].figure, a->sign[i]);
	c->v[c->n++] = x;
	c->sure = a->sign[a->spoken - 1] > 0;
}

/* The signed run before the result, the longest first. */
static void
runs(struct tie *t, struct ties *c, size_t stated, const struct account *a)
{
	const struct reading *r = t->r;

	for (size_t n = a->nrun; n >= 2; n--) {
		struct relation x = relation_new(
		    r->mem, "balance", r->v[stated].figure, n);
		bool minus = false;

		for (size_t i = n; i-- > 0;) {
			relation_part(&x, r->v[a->run[i]].figure, a->sign[i]);
			minus |= a->sign[i] < 0;
		}
		if (minus && dec_sign(x.stated->value) != 0 &&
		    add_if_closed(c, &x))
			return;
	}
}

/* One amount before less a later one. */
static void
pairs(struct tie *t, struct ties *c, size_t stated, const struct account *a)
{
	const struct reading *r = t->r;
	const struct figure *f = r->v[stated].figure;
	size_t n = a->nrun < PAIRS ? a->nrun : PAIRS;

	if (dec_cmp(dec_abs(f->number), dec_int(0)) == 0 ||
	    dec_trim(f->number).n < 100)
		return; /* too few digits to prove anything */
	for (size_t less = 0; less < n; less++)
		for (size_t from = less + 1; from < n; from++) {
			struct relation x =
			    relation_new(r->mem, "balance", f, 2);
			relation_part(&x, r->v[a->run[from]].figure, 1);
			relation_part(&x, r->v[a->run[less]].figure, -1);
			if (add_if_closed(c, &x))
				return;
		}
}

/*
 * 146,297万元（入库224,667万元，扣减10,753万元，退库67,617万元）: the bracket
 * behind an amount tells how it came about; only seen to hold.
 */
static void
netting(struct tie *t, size_t i)
{
	const struct reading *r = t->r;
	struct relation x =
	    relation_new(r->mem, "balance", r->v[i].figure, PAIRS);
	struct ties c = {.n = 0};
	size_t bracket = r->v[i + 1].bracket;

	for (size_t k = i + 1; k < r->n && x.nparts < PAIRS; k++) {
		const struct token *s = &r->v[k];
		uint32_t less = CUE_LESS | CUE_OUT;

		if (s->bracket != bracket)
			break;
		if (s->role != ROLE_AMOUNT || !reading_alike(r, i, k))
			continue;
		if (x.nparts > 0 && reading_clause_cue(r, k, less) == NULL)
			return;
		relation_part(&x, s->figure, x.nparts > 0 ? -1 : 1);
	}
	if (x.nparts > 1 && add_if_closed(&c, &x))
		ties_settle(t, &c);
}

/* 扣减后实为R: the amount around the bracket, or the one before the last, less
 * what stands before; only seen to hold. */
static void
left_over(struct tie *t, size_t i)
{
	const struct reading *r = t->r;
	struct ties c = {.n = 0};
	size_t whole = i;

	if (i < 2 || !reading_alike(r, i, i - 1))
		return;
	sum(t, &c, i, i - 2, NO_TOKEN, i - 1);
	while (whole-- > 0 && i - whole < PAIRS)
		if (r->v[whole].bracket == r->v[i].around &&
		    r->v[whole].role == ROLE_AMOUNT) {
			sum(t, &c, i, whole, NO_TOKEN, i - 1);
			break;
		}
	ties_settle(t, &c);
}

static bool
amount(const struct reading *r, size_t i, size_t like)
{
	return r->v[i].role == ROLE_AMOUNT && r->v[i].figure->table == 0 &&
	    reading_alike(r, i, like);
}

static bool
says(const struct reading *r, size_t i, struct span word)
{
	return span_has(r->v[i].text, word);
}

/* The entries since the result before. */
static size_t
entries(const struct account *a)
{
	size_t n = a->n[ENTRY_NONE];

	for (size_t e = OPENING; e < RESULT; e++)
		n += a->n[e];
	return n;
}

/* Is there one of its kind? */
static bool
only(const struct account *a, enum entry e)
{
	return a->n[e] == 1;
}

/*
 * Two names that are one but for 收入 and 支出, or 年初 and 年末: 财政拨款收入 and
 * 财政拨款支出 belong to one account.
 */
static bool
paired(struct tie *t, size_t a, size_t b)
{
	static const struct span words[] = {SPAN_ROW("收入"), SPAN_ROW("支出"),
	    SPAN_ROW("年初"), SPAN_ROW("年末"), SPAN_ROW("上年"),
	    SPAN_ROW("年终"), SPAN_ROW("期初"), SPAN_ROW("期末")};
	struct name name[2];
	struct span left[2], right[2];

	for (int k = 0; k < 2; k++) {
		struct span s;
		size_t at = NAME_BYTES, n = 0;

		name_of(&name[k], &t->scratch, t->r, k == 0 ? a : b);
		s = (struct span){name[k].core, name[k].core_n};
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t found = span_find_last(s, words[i]);
			if (found <= s.n && (n == 0 || found > at)) {
				at = found;
				n = words[i].n;
			}
		}
		if (n == 0)
			return false;
		left[k] = span_cut(s, 0, at);
		right[k] = span_from(s, at + n);
	}
	return span_is(left[0], left[1]) && span_is(right[0], right[1]);
}

/* 本年收入, 全年支出: what came and went, without what was there before. */
static bool
of_year(const struct reading *r, size_t i)
{
	return says(r, i, SPAN("本年")) || says(r, i, SPAN("全年")) ||
	    says(r, i, SPAN("当年"));
}

/*
 * 年初结转O，本年收入I，本年支出E，年末结转R, in any order, by names that pair: O
 * with R and I with E.
 */
static bool
account_by_name(struct tie *t, struct ties *c, size_t i)
{
	const struct reading *r = t->r;
	size_t from = i > ACCOUNT ? i - ACCOUNT : 0;
	size_t to = i + ACCOUNT < r->n ? i + ACCOUNT : r->n;
	size_t opening = NO_TOKEN, in = NO_TOKEN, out = NO_TOKEN;

	if (!span_has(r->v[i].clause, SPAN("末")) &&
	    !span_has(r->v[i].clause, SPAN("年终")))
		return false;
	for (size_t k = i; k-- > from && r->v[k + 1].stop < STOP_LINE;)
		if (opening == NO_TOKEN && amount(r, k, i) &&
		    entry(r, k) == OPENING && paired(t, k, i))
			opening = k;
	while (from < i && reading_stop(r, from, i) >= STOP_LINE)
		from++;
	for (size_t k = from; k < to && (k <= i || r->v[k].stop < STOP_LINE);
	     k++) {
		enum entry e = k == i ? ENTRY_NONE : entry(r, k);

		if (!amount(r, k, i) || (e != OUT && e != OUT_TOTAL) ||
		    !of_year(r, k))
			continue;
		for (size_t m = k; m-- > from && in == NO_TOKEN;) {
			e = entry(r, m);
			if (amount(r, m, i) && (e == IN || e == IN_TOTAL) &&
			    of_year(r, m) && paired(t, m, k)) {
				in = m;
				out = k;
			}
		}
	}
	if (opening == NO_TOKEN || in == NO_TOKEN)
		return false;
	sum(t, c, i, opening, in, out);
	return true;
}

static void
result(struct tie *t, size_t i)
{
	const struct reading *r = t->r;
	struct account a;
	struct ties c = {.n = 0};
	bool offset = says(r, i, SPAN("相抵"));
	bool rolling = says(r, i, SPAN("滚存")) || says(r, i, SPAN("累计"));
	bool current = says(r, i, SPAN("当年")) || says(r, i, SPAN("本年")) ||
	    says(r, i, SPAN("当期")) || says(r, i, SPAN("年度收支"));
	bool closing = !rolling && t->whole[i] == 0 &&
	    r->v[i].stop <= STOP_COMMA &&
	    (span_begins(r->v[i].clause, SPAN("年末")) ||
		span_begins(r->v[i].clause, SPAN("年终")));
	size_t none = NO_TOKEN, next = i + 1;

	gather(&a, t, i);
	told(t, &c, i, &a);
	if (c.n > 0)
		;
	else if (account_by_name(t, &c, i))
		c.sure = true;
	else if (says(r, i, SPAN("赤字"))) {
		c.sure = sum(t, &c, i, a.at[OUT_TOTAL], none, a.at[IN_TOTAL]) &&
		    offset && only(&a, IN_TOTAL) && only(&a, OUT_TOTAL) &&
		    !a.late;
	} else if ((offset || (closing && !a.late)) &&
	    sum(t, &c, i, a.at[IN_TOTAL], none, a.at[OUT_TOTAL])) {
		c.sure = only(&a, IN_TOTAL) && only(&a, OUT_TOTAL) &&
		    a.at[IN_TOTAL] < a.at[OUT_TOTAL] && !a.late;
		/* 结转下年A，净结余B: what is left is both */
		if (next < r->n && r->v[next].stop <= STOP_COMMA &&
		    entry(r, next) == RESULT && reading_alike(r, i, next)) {
			struct relation *x = ties_add(t, &c, "balance", i);
			relation_part(x, r->v[a.at[IN_TOTAL]].figure, 1);
			relation_part(x, r->v[a.at[OUT_TOTAL]].figure, -1);
			relation_part(x, r->v[next].figure, -1);
		}
	} else if (!current && sum(t, &c, i, a.at[OPENING], a.at[IN], a.at[OUT])) {
		c.sure = only(&a, OPENING) && only(&a, IN) && only(&a, OUT) &&
		    entries(&a) == 3 && says(r, i, SPAN("末"));
	} else if (current && !rolling &&
	    sum(t, &c, i, a.at[IN], none, a.at[OUT])) {
		c.sure = a.at[IN] < a.at[OUT] &&
		    (paired(t, a.at[IN], a.at[OUT]) ||
			(only(&a, IN) && only(&a, OUT) && entries(&a) == 2));
		if (says(r, i, SPAN("差额"))) /* it has no sign of its own */
			sum(t, &c, i, a.at[OUT], none, a.at[IN]);
	}
	if (rolling && sum(t, &c, i, a.at[OPENING], a.at[RESULT], none) &&
	    c.n == 1)
		c.sure = false;
	sum(t, &c, i, a.at[IN_TOTAL], none, a.at[OUT_TOTAL]);
	sum(t, &c, i, a.at[IN], none, a.at[OUT]);
	sum(t, &c, i, a.at[OPENING], a.at[IN], a.at[OUT]);
	sum(t, &c, i, a.second, none, a.at[RESULT]);
	runs(t, &c, i, &a);
	pairs(t, &c, i, &a);
	ties_settle(t, &c);
}

/* 收入总计 = 支出总计 */
static void
totals(struct tie *t, size_t i)
{
	const struct reading *r = t->r;
	struct account a;
	struct ties c = {.n = 0};
	struct span tail = reading_tail(r, i);
	struct relation *x;
	size_t at;

	gather(&a, t, i);
	if (a.at[IN_TOTAL] == NO_TOKEN)
		return;
	at = span_find(tail, SPAN("收支平衡"));
	x = ties_add(t, &c, "balance", i);
	relation_part(x, r->v[a.at[IN_TOTAL]].figure, 1);
	c.sure = at <= 60 && at < tail.n && only(&a, IN_TOTAL) &&
	    a.n[OUT_TOTAL] == 0 && a.n[RESULT] == 0 &&
	    !span_has(span_cut(tail, 0, at), SPAN("基本"));
	ties_settle(t, &c);
}

void
balances_read(const struct reading *r, const struct lists *lists,
    struct relations *out)
{
	struct tie t;

	tie_begin(&t, r, lists, out);
	for (size_t i = 0; i < r->n; i++) {
		if (r->v[i].role != ROLE_AMOUNT || r->v[i].figure->table > 0 ||
		    r->v[i].figure->kind != FIGURE_MONEY)
			continue;
		if (i + 1 < r->n && r->v[i + 1].opens &&
		    r->v[i + 1].around == r->v[i].bracket)
			netting(&t, i);
		if (reading_clause_cue(r, i, CUE_LESS) != NULL &&
		    span_has(r->v[i].clause, SPAN("后")))
			left_over(&t, i);
		switch (entry(r, i)) {
		case RESULT:
			result(&t, i);
			break;
		case OUT_TOTAL:
			totals(&t, i);
			break;
		default:
			break;
		}
	}
}
