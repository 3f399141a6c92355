/* SPDX-License-Identifier: MIT */
/*
 * division: what points or a score are made of, in prose.
 *
 *   分值设定100分，其中预算执行率10分、产出指标50分、效益指标40分
 *   综合得分92.5分，其中：决策18分，过程19.5分，产出35分，效益20分
 *
 * The whole and its parts become blocks, the parts with the name of the whole
 * for their parent; of a score, blocks with a score and no points.  A number in
 * brackets is passed over (决策（20分）18分: what could be had).  Where the parts
 * of a score have their points beside them in the open (决策20分，得18分), or
 * where there are less than two, nothing is read.
 */
#ifndef DIVISION_H
#define DIVISION_H

#include "score.h"

/* Appends the blocks of a sentence that begins `offset' bytes into its line. */
void division_read(
    struct scores *, const struct line *, struct span, size_t offset);

#endif
