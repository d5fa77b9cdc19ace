import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A column of its own for what a member can grow by: as text it costs a third of what it costs inside the figures. */
export class WeekGrowth1795400000000 implements MigrationInterface {
  name = 'WeekGrowth1795400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table member_week add growth json`);
    await queryRunner.query(
      `update member_week set growth = figures->'growth', figures = figures - 'growth' where figures ? 'growth'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table member_week drop column growth`);
  }
}
