/* SPDX-License-Identifier: MIT */
#include "balance.h"
#include "account.h"
#include "added.h"
#include "sense.h"

enum { PAIRS = 12, ACCOUNT = 16 };

/* stated = a + b - c, those that are given; true when it holds. */
static bool
sum(struct tie *t, struct ties *c, size_t stated, size_t a, size_t b,
    size_t less)
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

/* Is the sum of n signed amounts so far from the result that it cannot close?
 * A sum closes within two of the coarsest quanta (lists_close). */
static bool
apart(const struct tie *t, size_t stated, const size_t *v, const int *sign,
    size_t n)
{
	const struct lists *l = t->lists;
	int64_t gap = l->value[stated], most = l->quantum[stated];

	for (size_t i = 0; i < n; i++) {
		if (l->quantum[v[i]] < 0)
			return false; /* who knows */
		gap -= sign[i] * l->value[v[i]];
		if (l->quantum[v[i]] > most)
			most = l->quantum[v[i]];
	}
	return l->quantum[stated] >= 0 && (gap > 2 * most || gap < -2 * most);
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
		struct relation x;
		bool minus = false;

		if (apart(t, stated, a->run, a->sign, n))
			continue;
		x = relation_new(r->mem, "balance", r->v[stated].figure, n);
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
	static const int signs[] = { 1, -1 };

	if (dec_cmp(dec_abs(f->number), dec_int(0)) == 0 ||
	    dec_trim(f->number).n < 100)
		return; /* too few digits to prove anything */
	for (size_t less = 0; less < n; less++)
		for (size_t from = less + 1; from < n; from++) {
			const size_t two[] = { a->run[from], a->run[less] };
			struct relation x;

			if (apart(t, stated, two, signs, 2))
				continue;
			x = relation_new(r->mem, "balance", f, 2);
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
	struct relation x = relation_new(
	    r->mem, "balance", r->v[i].figure, PAIRS);
	struct ties c;
	size_t bracket = r->v[i + 1].bracket;

	ties_begin(&c, false);
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
	struct ties c;
	size_t whole = i;

	ties_begin(&c, false);
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

/*
 * 年初结转O，本年收入I，本年支出E，年末结转R, in any order, by names that pair:
 * O with R and I with E.
 */
static bool
account_by_name(struct tie *t, struct ties *c, size_t i)
{
	const struct reading *r = t->r;
	size_t from = i > ACCOUNT ? i - ACCOUNT : 0;
	size_t to = i + ACCOUNT < r->n ? i + ACCOUNT : r->n;
	size_t opening = NO_TOKEN, in = NO_TOKEN, out = NO_TOKEN;

	if (!sense_in(SENSE_YEAR_END, r->v[i].clause))
		return false;
	for (size_t k = i; k-- > from && r->v[k + 1].stop < STOP_LINE;)
		if (opening == NO_TOKEN && account_amount(r, k, i) &&
		    account_entry(r, k) == OPENING && account_paired(t, k, i))
			opening = k;
	while (from < i && reading_stop(r, from, i) >= STOP_LINE)
		from++;
	for (size_t k = from; k < to && (k <= i || r->v[k].stop < STOP_LINE);
	     k++) {
		enum entry e = k == i ? ENTRY_NONE : account_entry(r, k);

		if (!account_amount(r, k, i) || (e != OUT && e != OUT_TOTAL) ||
		    !account_of_year(r, k))
			continue;
		for (size_t m = k; m-- > from && in == NO_TOKEN;) {
			e = account_entry(r, m);
			if (account_amount(r, m, i) &&
			    (e == IN || e == IN_TOTAL) &&
			    account_of_year(r, m) && account_paired(t, m, k)) {
				in = m;
				out = k;
			}
		}
	}
	if (opening == NO_TOKEN || in == NO_TOKEN)
		return false;
	sum(t, c, i, opening, in, out);
	/* no other entry may stand among the four */
	c->sure = true;
	from = opening < in ? opening : in;
	to = out > i ? out : i;
	for (size_t k = from; k < to; k++) {
		enum entry e = account_entry(r, k);

		if (account_amount(r, k, i) &&
		    (e == IN || e == OUT || e == OPENING || e == ENTRY_NONE) &&
		    dec_sign(r->v[k].figure->value) != 0 && k != opening &&
		    k != in && k != out && k != i && !account_in_list(t, k))
			c->sure = false;
	}
	return true;
}

/* What the words of a result say of it. */
struct claim {
	bool offset;  /* 收支相抵 */
	bool rolling; /* 滚存: with what was there before */
	bool current; /* 当年: without it */
	bool closing; /* 年终结余, right behind the totals */
};

static struct claim
claim_of(const struct tie *t, size_t i)
{
	const struct reading *r = t->r;
	struct span clause = r->v[i].clause;
	struct claim c = {
		.offset = account_says(r, i, SENSE_OFFSET),
		.rolling = account_says(r, i, SENSE_ROLLING),
		.current = account_says(r, i, SENSE_THIS_YEAR),
	};

	c.closing = !c.rolling && t->whole[i] == 0 &&
	    !(i + 1 < r->n && r->v[i + 1].opens) &&
	    r->v[i].stop <= STOP_COMMA &&
	    sense_begins(SENSE_YEAR_END_FIRST, clause) > 0;
	return c;
}

/* 差额 has no sign of its own. */
static bool
unsigned_gap(const struct reading *r, size_t i)
{
	return account_says(r, i, SENSE_GAP);
}

/* 收入总计X，支出总计Y，收支相抵，结余R */
static bool
by_totals(struct tie *t, struct ties *c, size_t i, const struct account *a,
    const struct claim *say)
{
	const struct reading *r = t->r;
	size_t in = a->at[IN_TOTAL], out = a->at[OUT_TOTAL], next = i + 1;
	bool alone,
	    deficit = account_says(r, i, SENSE_DEFICIT) ||
	    (unsigned_gap(r, i) && in != NO_TOKEN && out != NO_TOKEN &&
		dec_cmp(r->v[in].figure->value, r->v[out].figure->value) < 0);

	if (!deficit && !say->offset && (!say->closing || a->late))
		return false;
	if (!(deficit ? sum(t, c, i, out, NO_TOKEN, in)
		      : sum(t, c, i, in, NO_TOKEN, out)) ||
	    in == NO_TOKEN || out == NO_TOKEN)
		return false;
	alone = account_only(a, IN_TOTAL) && account_only(a, OUT_TOTAL) &&
	    !a->late;
	/* 本年收入 lacks what was there before, and 滚存 has it */
	c->sure = alone &&
	    (deficit ? say->offset
		     : in < out && !account_of_year(r, in) &&
			(a->n[OPENING] == 0 ? !say->rolling
					    : a->at[OPENING] < in));
	/* 结转下年A，净结余B: what is left is both */
	if (!deficit && next < r->n && r->v[next].stop <= STOP_COMMA &&
	    account_entry(r, next) == RESULT && reading_alike(r, i, next)) {
		struct relation *x = ties_add(t, c, "balance", i);
		relation_part(x, r->v[in].figure, 1);
		relation_part(x, r->v[out].figure, -1);
		relation_part(x, r->v[next].figure, -1);
	}
	return true;
}

/* 上年结余O，收入I，支出E，年末结余R; 收入I，支出E，当年结余R */
static void
by_entries(struct tie *t, struct ties *c, size_t i, const struct account *a,
    const struct claim *say)
{
	const struct reading *r = t->r;
	size_t in = a->at[IN], out = a->at[OUT];
	bool both = account_only(a, IN) && account_only(a, OUT);

	if (!say->current) {
		if (sum(t, c, i, a->at[OPENING], in, out))
			c->sure = both && account_only(a, OPENING) &&
			    reading_stop(r, a->at[OPENING], i) < STOP_LINE &&
			    account_entries(a) == 3 &&
			    account_says(r, i, SENSE_YEAR_END);
		return;
	}
	if (say->rolling || !sum(t, c, i, in, NO_TOKEN, out))
		return;
	c->sure = a->nrun >= 2 && a->run[0] == out && a->run[1] == in &&
	    (account_paired(t, in, out) || (both && account_entries(a) == 2));
}

static void
result(struct tie *t, size_t i)
{
	struct account a;
	struct ties c;
	struct claim say = claim_of(t, i);
	size_t none = NO_TOKEN;

	ties_begin(&c, false);
	account_gather(&a, t, i);
	told(t, &c, i, &a);
	if (c.n == 0 && !account_by_name(t, &c, i) &&
	    !by_totals(t, &c, i, &a, &say))
		by_entries(t, &c, i, &a, &say);
	/* what else it may be; only seen to hold */
	c.sure = c.sure && c.n > 0;
	if (say.rolling)
		sum(t, &c, i, a.at[OPENING], a.at[RESULT], none);
	sum(t, &c, i, a.at[IN_TOTAL], none, a.at[OUT_TOTAL]);
	sum(t, &c, i, a.at[IN], none, a.at[OUT]);
	if (unsigned_gap(t->r, i)) {
		sum(t, &c, i, a.at[OUT_TOTAL], none, a.at[IN_TOTAL]);
		sum(t, &c, i, a.at[OUT], none, a.at[IN]);
	}
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
	struct ties c;
	struct span tail = reading_tail(r, i);
	struct relation *x;
	size_t at, n;

	ties_begin(&c, false);
	account_gather(&a, t, i);
	if (a.at[IN_TOTAL] == NO_TOKEN)
		return;
	at = sense_find(SENSE_BALANCED, tail, &n);
	x = ties_add(t, &c, "balance", i);
	relation_part(x, r->v[a.at[IN_TOTAL]].figure, 1);
	c.sure = at <= 60 && at < tail.n && account_only(&a, IN_TOTAL) &&
	    a.n[OUT_TOTAL] == 0 && a.n[RESULT] == 0 &&
	    !sense_in(SENSE_LOOSELY, tail);
	/* two totals that are merely near say nothing */
	if (c.sure || dec_cmp(x->stated->value, x->part[0].figure->value) == 0)
		ties_settle(t, &c);
}

void
balances_read(
    const struct reading *r, const struct lists *lists, struct relations *out)
{
	struct tie t;

	tie_begin(&t, r, lists, out);
	for (size_t i = 0; i < r->n; i++) {
		if (r->v[i].role != ROLE_AMOUNT || r->v[i].figure->table > 0 ||
		    r->v[i].figure->kind != FIGURE_MONEY)
			continue;
		added_read(&t, i);
		if (i + 1 < r->n && r->v[i + 1].opens &&
		    r->v[i + 1].around == r->v[i].bracket)
			netting(&t, i);
		if (reading_clause_cue(r, i, CUE_LESS) != NULL &&
		    sense_in(SENSE_AFTER, r->v[i].clause))
			left_over(&t, i);
		switch (account_entry(r, i)) {
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
