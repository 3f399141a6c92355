/* SPDX-License-Identifier: MIT */
/*
 * growth: rates of change (增长18.3%, 下降34.6%, 增幅6.4%).
 *
 * A percent behind a verb of change follows from
 *
 *   T，比上年增加D，增长P%        D / (T - D); T / (T + D) for a decrease
 *   T，比上年B增长P%              (T - B) / B
 *   T，增长P%，增加D              D / (T - D); a completion may stand between
 *   由B增加到T，增长P%             (T - B) / B
 *   T，增加D，增长P%，上年B        D / B
 *   2023年T，2022年B，增长P%      (T - B) / B, if B is the year before T
 *
 * with T the amount that change and percent belong to; of a row of years under
 * one name (series.h) the one of the year that is spoken of.  Where T was below
 * zero before, the rate is measured on its size.  The sign is that of the
 * verbs: 减少5.78万元，增长4% does not hold.  A percent that names its own
 * subject or another basis (同口径, 可比, 年均), or stands behind another
 * percent of change, is left alone, for its figures are not printed.
 *
 * Told as wrong only if nothing but words of comparison stands between D and P,
 * and D is tied to T (changed.h).
 *
 * Bound: a constant number of figures before and one behind (tie.h).
 */
#ifndef GROWTH_H
#define GROWTH_H

#include "tie.h"

/* Tells the relations of one rate; false if it is no rate of change. */
bool growth_read(struct tie *, size_t rate, const struct phrase *);

#endif
