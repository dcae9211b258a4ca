#include "shim.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#if defined(__has_include) && !defined(SG_WITHOUT_MUJOCO)
#if __has_include(<mujoco/mujoco.h>)
#define SG_HEADERS 1
#endif
#endif

#ifndef SG_HEADERS

int sg_open(const char *path, char *detail, int size) { return SG_NO_HEADERS; }
int sg_header_version(void) { return 0; }
sg_sim *sg_load(const char *xml, char *error, int size) { return 0; }
void sg_free(sg_sim *sim) {}
int sg_step(sg_sim *sim, int steps, char *error, int size) { return 1; }
void sg_look(sg_sim *sim, sg_state *out) {}
int sg_body(sg_sim *sim, const char *name) { return -1; }
int sg_joint(sg_sim *sim, const char *name) { return -1; }
void sg_pose(sg_sim *sim, int body, double pose[7]) {}
double sg_value(sg_sim *sim, int joint) { return 0; }
double sg_speed(sg_sim *sim, int body) { return 0; }
void sg_reset(sg_sim *sim) {}
void sg_pull(sg_sim *sim, int body, const double local[3], const double target[3], double stiffness) {}
void sg_release(sg_sim *sim) {}

#else

#include <math.h>
#include <mujoco/mujoco.h>
#include <setjmp.h>
#include <stdlib.h>

struct sg_sim {
  mjModel *model;
  mjData *data;
  int pulled; // body, or -1
  double local[3], target[3], stiffness;
};

// The functions of the library, found by name once.
static struct {
  int (*version)(void);
  mjModel *(*loadXML)(const char *, const mjVFS *, char *, int);
  mjData *(*makeData)(const mjModel *);
  void (*deleteModel)(mjModel *);
  void (*deleteData)(mjData *);
  void (*forward)(const mjModel *, mjData *);
  void (*step)(const mjModel *, mjData *);
  void (*resetData)(const mjModel *, mjData *);
  int (*name2id)(const mjModel *, int, const char *);
  void (*objectVelocity)(const mjModel *, const mjData *, int, int, mjtNum *, int);
} mj;

// MuJoCo ends the process on a fatal error unless told otherwise: ours comes back to the call that is under way.
static __thread jmp_buf *guard;
static __thread char fatal[256];

static void on_error(const char *message) {
  snprintf(fatal, sizeof fatal, "%s", message);
  if (guard) longjmp(*guard, 1);
  fprintf(stderr, "MuJoCo: %s\n", message);
  abort();
}
static void on_warning(const char *message) { (void)message; }

int sg_header_version(void) { return mjVERSION_HEADER; }

int sg_open(const char *path, char *detail, int size) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) {
    snprintf(detail, size, "%s", dlerror());
    return SG_NO_LIBRARY;
  }
  struct { const char *name; void **at; } wanted[] = {
    {"mj_version", (void **)&mj.version}, {"mj_loadXML", (void **)&mj.loadXML}, {"mj_makeData", (void **)&mj.makeData},
    {"mj_deleteModel", (void **)&mj.deleteModel}, {"mj_deleteData", (void **)&mj.deleteData}, {"mj_forward", (void **)&mj.forward},
    {"mj_step", (void **)&mj.step}, {"mj_resetData", (void **)&mj.resetData}, {"mj_name2id", (void **)&mj.name2id},
    {"mj_objectVelocity", (void **)&mj.objectVelocity},
  };
  for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
    *wanted[i].at = dlsym(library, wanted[i].name);
    if (!*wanted[i].at) {
      snprintf(detail, size, "%s", wanted[i].name);
      return SG_NO_SYMBOL;
    }
  }
  if (mj.version() != mjVERSION_HEADER) {
    snprintf(detail, size, "%d", mj.version());
    return SG_OTHER_VERSION;
  }
  void (**error)(const char *) = dlsym(library, "mju_user_error");
  void (**warning)(const char *) = dlsym(library, "mju_user_warning");
  if (error) *error = on_error;
  if (warning) *warning = on_warning;
  return SG_OK;
}

void sg_free(sg_sim *sim) {
  if (!sim) return;
  if (sim->data) mj.deleteData(sim->data);
  if (sim->model) mj.deleteModel(sim->model);
  free(sim);
}

sg_sim *sg_load(const char *xml, char *error, int size) {
  sg_sim *volatile sim = calloc(1, sizeof(sg_sim));
  jmp_buf here;
  guard = &here;
  if (setjmp(here)) {
    guard = 0;
    snprintf(error, size, "%s", fatal);
    sg_free(sim);
    return 0;
  }
  error[0] = 0;
  sim->pulled = -1;
  sim->model = mj.loadXML(xml, 0, error, size);
  if (sim->model) sim->data = mj.makeData(sim->model);
  if (sim->data) mj.forward(sim->model, sim->data);
  guard = 0;
  if (!sim->data) {
    if (!error[0]) snprintf(error, size, "the model needs more memory than there is");
    sg_free(sim);
    return 0;
  }
  return sim;
}

// mobility writes how a free body with the mass of all that hangs on b speeds up at a point, arm from its centre of mass, by a unit of
// force: 1/m − [arm]× I⁻¹ [arm]×, symmetric, rows first.
static void mobility(const sg_sim *sim, int b, double mass, const double arm[3], double out[9]) {
  const mjtNum *r = sim->data->ximat + 9 * b, *moments = sim->model->body_inertia + 3 * b;
  double whole = mass / sim->model->body_mass[b];
  for (int i = 0; i < 9; i++) out[i] = i % 4 == 0 ? 1 / mass : 0;
  for (int axis = 0; axis < 3; axis++) {
    const double u[3] = {r[axis], r[3 + axis], r[6 + axis]};
    const double c[3] = {u[1] * arm[2] - u[2] * arm[1], u[2] * arm[0] - u[0] * arm[2], u[0] * arm[1] - u[1] * arm[0]};
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) out[3 * i + j] += c[i] * c[j] / (whole * moments[axis]);
  }
}

// solve finds x of the symmetric 3 × 3 system m x = v by Cramer's rule.
static void solve(const double m[9], const double v[3], double x[3]) {
  double minor[9];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      int a = (i + 1) % 3, b = (i + 2) % 3, c = (j + 1) % 3, d = (j + 2) % 3;
      minor[3 * i + j] = m[3 * a + c] * m[3 * b + d] - m[3 * a + d] * m[3 * b + c];
    }
  double det = m[0] * minor[0] + m[1] * minor[1] + m[2] * minor[2];
  for (int i = 0; i < 3; i++) x[i] = (minor[i] * v[0] + minor[3 + i] * v[1] + minor[6 + i] * v[2]) / det;
}

// strongest is how fast a pull may speed a point up, m/s²: what it is pressed against gives way by a centimetre or two, and not by a tabletop.
static const double strongest = 8 * 9.81;

// pull drags a point of a body towards a target, damped to come to rest there. The force is what speeds up that point as a spring would a
// unit of mass, so that a thing is held as firmly at its edge as in its middle.
static void pull(sg_sim *sim) {
  mjModel *m = sim->model;
  mjData *d = sim->data;
  int b = sim->pulled;
  double at[3], arm[3], wanted[3], force[3], way[9], size = 0;
  mjtNum velocity[6];
  const mjtNum *r = d->xmat + 9 * b;
  mj.objectVelocity(m, d, mjOBJ_BODY, b, velocity, 0);
  for (int i = 0; i < 3; i++) {
    at[i] = d->xpos[3 * b + i] + r[3 * i] * sim->local[0] + r[3 * i + 1] * sim->local[1] + r[3 * i + 2] * sim->local[2];
    arm[i] = at[i] - d->xipos[3 * b + i];
  }
  for (int i = 0; i < 3; i++) {
    int j = (i + 1) % 3, k = (i + 2) % 3;
    double speed = velocity[3 + i] + velocity[j] * arm[k] - velocity[k] * arm[j];
    wanted[i] = sim->stiffness * (sim->target[i] - at[i]) - 2 * sqrt(sim->stiffness) * speed;
    size += wanted[i] * wanted[i];
  }
  size = sqrt(size);
  for (int i = 0; size > strongest && i < 3; i++) wanted[i] *= strongest / size;
  mobility(sim, b, m->body_subtreemass[b], arm, way);
  solve(way, wanted, force);
  for (int i = 0; i < 3; i++) {
    int j = (i + 1) % 3, k = (i + 2) % 3;
    d->xfrc_applied[6 * b + i] = force[i];
    d->xfrc_applied[6 * b + 3 + i] = arm[j] * force[k] - arm[k] * force[j];
  }
}

int sg_step(sg_sim *sim, int steps, char *error, int size) {
  jmp_buf here;
  guard = &here;
  if (setjmp(here)) {
    guard = 0;
    snprintf(error, size, "%s", fatal);
    return 1;
  }
  for (int i = 0; i < steps; i++) {
    if (sim->pulled >= 0) pull(sim);
    mj.step(sim->model, sim->data);
  }
  guard = 0;
  return 0;
}

void sg_look(sg_sim *sim, sg_state *out) {
  out->timestep = sim->model->opt.timestep;
  out->time = sim->data->time;
  out->bodies = sim->model->nbody;
  out->joints = sim->model->njnt;
  out->contacts = sim->data->ncon;
  out->penetration = 0;
  for (int i = 0; i < sim->data->ncon; i++)
    if (-sim->data->contact[i].dist > out->penetration) out->penetration = -sim->data->contact[i].dist;
  out->warnings = sim->data->warning[mjWARN_BADQPOS].number + sim->data->warning[mjWARN_BADQVEL].number + sim->data->warning[mjWARN_BADQACC].number;
}

int sg_body(sg_sim *sim, const char *name) { return mj.name2id(sim->model, mjOBJ_BODY, name); }
int sg_joint(sg_sim *sim, const char *name) { return mj.name2id(sim->model, mjOBJ_JOINT, name); }

void sg_pose(sg_sim *sim, int body, double pose[7]) {
  for (int i = 0; i < 3; i++) pose[i] = sim->data->xpos[3 * body + i];
  for (int i = 0; i < 4; i++) pose[3 + i] = sim->data->xquat[4 * body + i];
}

double sg_value(sg_sim *sim, int joint) { return sim->data->qpos[sim->model->jnt_qposadr[joint]]; }

double sg_speed(sg_sim *sim, int body) {
  mjtNum v[6];
  mj.objectVelocity(sim->model, sim->data, mjOBJ_BODY, body, v, 0);
  double turning = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), moving = sqrt(v[3] * v[3] + v[4] * v[4] + v[5] * v[5]);
  return turning > moving ? turning : moving;
}

void sg_reset(sg_sim *sim) {
  sg_release(sim);
  mj.resetData(sim->model, sim->data);
  mj.forward(sim->model, sim->data);
}

void sg_pull(sg_sim *sim, int body, const double local[3], const double target[3], double stiffness) {
  if (sim->pulled != body) sg_release(sim);
  sim->pulled = body;
  sim->stiffness = stiffness;
  memcpy(sim->local, local, sizeof sim->local);
  memcpy(sim->target, target, sizeof sim->target);
}

void sg_release(sg_sim *sim) {
  if (sim->pulled >= 0) memset(sim->data->xfrc_applied + 6 * sim->pulled, 0, 6 * sizeof(mjtNum));
  sim->pulled = -1;
}

#endif
