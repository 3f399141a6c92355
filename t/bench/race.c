/* SPDX-License-Identifier: MIT */
/*
 * race: runs commands in turn and tells the median time and the peak memory of
 * each.
 *
 *	race N COMMAND...
 *
 * Each COMMAND is run by sh -c N times, alternating, so that a busy machine is
 * as busy for all; output goes to /dev/null.  Prints a line for each: median
 * seconds, peak kilobytes of the largest process, worst exit status.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 99 };

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
upwards(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* A child of its own asks for the usage of the command alone. */
static void
once(const char *command, double *seconds, long *peak, int *status)
{
	struct {
		double seconds;
		long peak;
		int status;
	} r = { 0 };
	int fd[2];
	pid_t pid;

	if (pipe(fd) != 0 || (pid = fork()) < 0)
		exit(2);
	if (pid == 0) {
		struct rusage u;
		double from = now();
		pid_t child = fork();

		if (child == 0) {
			int null = open("/dev/null", O_WRONLY);

			dup2(null, STDOUT_FILENO);
			execl("/bin/sh", "sh", "-c", command, (char *)NULL);
			_exit(127);
		}
		waitpid(child, &r.status, 0);
		r.seconds = now() - from;
		getrusage(RUSAGE_CHILDREN, &u);
		r.peak = u.ru_maxrss;
		_exit(write(fd[1], &r, sizeof r) == sizeof r ? 0 : 2);
	}
	close(fd[1]);
	if (read(fd[0], &r, sizeof r) != sizeof r)
		exit(2);
	close(fd[0]);
	waitpid(pid, NULL, 0);
	*seconds = r.seconds;
	*peak = r.peak > *peak ? r.peak : *peak;
	if (WIFEXITED(r.status) && WEXITSTATUS(r.status) > *status)
		*status = WEXITSTATUS(r.status);
}

int
main(int argc, char *argv[])
{
	static double time[16][MOST];
	long peak[16] = { 0 };
	int status[16] = { 0 }, n, k = argc - 2;

	if (argc < 3 || (n = (int)strtol(argv[1], NULL, 10)) < 1 || n > MOST ||
	    k > 16) {
		fprintf(stderr, "usage: race N COMMAND...\n");
		return 2;
	}
	for (int i = 0; i < n; i++)
		for (int c = 0; c < k; c++)
			once(argv[c + 2], &time[c][i], &peak[c], &status[c]);
	for (int c = 0; c < k; c++) {
		qsort(time[c], (size_t)n, sizeof time[c][0], upwards);
		printf("%.6f\t%ld\t%d\n", time[c][n / 2], peak[c], status[c]);
	}
	return 0;
}
