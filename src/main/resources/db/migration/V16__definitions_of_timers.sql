-- Reminders and escalations made before they had their process's definition: they get it from their instance, and with it the rights
-- that the engine asks for. (On an empty database the engine's tables come later, with nothing to mend.)
DO $$
BEGIN
    IF to_regclass('act_ru_job') IS NULL OR to_regclass('act_hi_procinst') IS NULL THEN
        RETURN;
    END IF;

    UPDATE act_ru_job j SET process_def_id_ = d.id_, process_def_key_ = d.key_, deployment_id_ = d.deployment_id_
    FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
    WHERE j.process_def_id_ IS NULL AND e.id_ = j.process_instance_id_;

    UPDATE act_ru_incident i SET proc_def_id_ = e.proc_def_id_
    FROM act_ru_execution e
    WHERE i.proc_def_id_ IS NULL AND e.id_ = i.proc_inst_id_;

    UPDATE act_hi_incident i SET proc_def_id_ = p.proc_def_id_, proc_def_key_ = p.proc_def_key_
    FROM act_hi_procinst p
    WHERE i.proc_def_id_ IS NULL AND p.id_ = i.proc_inst_id_;

    UPDATE act_hi_job_log l SET process_def_id_ = p.proc_def_id_, process_def_key_ = p.proc_def_key_
    FROM act_hi_procinst p
    WHERE l.process_def_id_ IS NULL AND p.id_ = l.process_instance_id_;
END
$$;
