package se.samspel.engine.rights;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;

/**
 * Where the engine's own list or count shows everybody the rows that belong to no definition, a person gets those of definitions only.
 * Each is the engine's own statement with one condition more; an engine that has another statement stops the start.
 */
final class RowsOfDefinitions {

    private static final String NAMESPACE = RowsOfDefinitions.class.getName();

    /**
     * @param entity   the engine's mapper
     * @param list     the statement that lists, without its beginning {@code select} and its end {@code ByQueryCriteria}
     * @param count    the one that counts
     * @param resultMap what a row becomes
     * @param belongs  the condition that the row belongs to a definition
     */
    private record Rows(String entity, String list, String count, String resultMap, String belongs) {

        private String statement(String name) {
            return "select" + name + "ByQueryCriteria";
        }

        private String xml() {
            String condition = "<include refid='" + entity + "." + statement(list) + "Sql'/>"
                    + "<if test='authCheck.shouldPerformAuthorizatioCheck and authCheck.authUserId != null'> AND (" + belongs + ")</if>";
            return "<select id='" + statement(list) + "' resultMap='" + entity + "." + resultMap + "'>"
                    + "<include refid='org.camunda.bpm.engine.impl.persistence.entity.Commons.bindOrderBy'/>"
                    + "${limitBefore} select ${distinct} RES.* ${limitBetween} " + condition + " ${orderBy} ${limitAfter}</select>"
                    + "<select id='" + statement(count) + "' resultType='long'>"
                    + "${countDistinctBeforeStart} RES.ID_ ${countDistinctBeforeEnd} " + condition + " ${countDistinctAfterEnd}</select>";
        }
    }

    private static final String ENTITIES = "org.camunda.bpm.engine.impl.persistence.entity.";
    private static final List<Rows> ALL = List.of(
            new Rows(ENTITIES + "JobEntity", "Job", "JobCount", "jobResultMap", "RES.PROCESS_DEF_KEY_ IS NOT NULL"),
            new Rows(ENTITIES + "IncidentEntity", "Incident", "IncidentCount", "incidentResultMap", "RES.PROC_DEF_ID_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricJobLogEntity", "HistoricJobLog", "HistoricJobLogCount", "historicJobLogMap",
                    "RES.PROCESS_DEF_KEY_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricIncidentEntity", "HistoricIncident", "HistoricIncidentCount", "historicIncidentResultMap",
                    "RES.PROC_DEF_ID_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricIdentityLinkLogEntity", "HistoricIdentityLink", "HistoricIdentityLinkCount",
                    "historicIdentityLinkResultMap", "RES.PROC_DEF_KEY_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricTaskInstanceEntity", "HistoricTaskInstances", "HistoricTaskInstanceCount",
                    "historicTaskInstanceResultMap", "RES.PROC_DEF_KEY_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricVariableInstanceEntity", "HistoricVariableInstance", "HistoricVariableInstanceCount",
                    "historicVariableInstanceResultMap", "RES.PROC_DEF_KEY_ IS NOT NULL"),
            new Rows(ENTITIES + "HistoricDetailEntity", "HistoricDetails", "HistoricDetailCount", "historicDetailResultMap",
                    "RES.PROC_DEF_KEY_ IS NOT NULL"),
            new Rows("org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity", "UserOperationLogEntries",
                    "UserOperationLogEntryCount", "UserOperationLogResultMap",
                            "RES.CATEGORY_ IS NOT NULL OR RES.PROC_DEF_KEY_ IS NOT NULL"));

    private RowsOfDefinitions() {
    }

    /** Puts the narrower statements in the place of the engine's, once it has read its own. */
    static void narrow(ProcessEngineConfigurationImpl engine) {
        Configuration statements = engine.getSqlSessionFactory().getConfiguration();
        DbSqlSessionFactory database = engine.getDbSqlSessionFactory();
        Map<String, String> instead = new HashMap<>(database.getStatementMappings());
        List<String> xml = new ArrayList<>();
        for (Rows rows : ALL) {
            for (String statement : List.of(rows.statement(rows.list()), rows.statement(rows.count()))) {
                statements.getMappedStatement(rows.entity() + "." + statement);
                instead.put(statement, NAMESPACE + "." + statement);
            }
            xml.add(rows.xml());
        }
        String mapper = "<?xml version='1.0' encoding='UTF-8'?><!DOCTYPE mapper PUBLIC '-//mybatis.org//DTD Mapper 3.0//EN' "
                + "'http://mybatis.org/dtd/mybatis-3-mapper.dtd'><mapper namespace='" + NAMESPACE + "'>" + String.join("", xml)
                        + "</mapper>";
        new XMLMapperBuilder(new ByteArrayInputStream(mapper.getBytes(StandardCharsets.UTF_8)), statements, NAMESPACE,
                statements.getSqlFragments()).parse();
        database.setStatementMappings(instead);
    }
}
