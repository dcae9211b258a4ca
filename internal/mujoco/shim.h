// The few things that Scenograph asks of MuJoCo, free of its structs' layout.
#pragma once

typedef struct sg_sim sg_sim;

// sg_open loads the library at run time. It returns 0, or a reason below.
enum { SG_OK = 0, SG_NO_HEADERS = 1, SG_NO_LIBRARY = 2, SG_OTHER_VERSION = 3, SG_NO_SYMBOL = 4 };
int sg_open(const char *path, char *detail, int size);
int sg_header_version(void); // as 222 for 2.2.2, 0 without headers

sg_sim *sg_load(const char *xml, char *error, int size);
void sg_free(sg_sim *sim);

typedef struct { double timestep, time, penetration; int bodies, joints, contacts, warnings; } sg_state;
int sg_step(sg_sim *sim, int steps, char *error, int size); // 0, or 1 with an error
void sg_look(sg_sim *sim, sg_state *out);
int sg_body(sg_sim *sim, const char *name);
int sg_joint(sg_sim *sim, const char *name);
void sg_pose(sg_sim *sim, int body, double pose[7]); // position, then w x y z
double sg_value(sg_sim *sim, int joint);
double sg_speed(sg_sim *sim, int body); // the faster of m/s and rad/s
void sg_reset(sg_sim *sim);
void sg_pull(sg_sim *sim, int body, const double local[3], const double target[3], double stiffness);
void sg_release(sg_sim *sim);
