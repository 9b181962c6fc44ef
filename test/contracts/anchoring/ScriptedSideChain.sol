// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Client} from "../../../contracts/anchoring/IQbftClient.sol";
import {FactProof} from "../../../contracts/anchoring/ISideChain.sol";
import {Agreement, AgreementState} from "../../../contracts/data/INegotiations.sol";
import {Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Debt, ReceivableState} from "../../../contracts/instruments/receivables/Debt.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {ClientId} from "../../../contracts/types/ClientId.sol";
import {ReceivableId} from "../../../contracts/types/ReceivableId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";

/// @notice Another chain and its light client as a test says that they are: what each height holds, and what becomes of trust.
contract ScriptedSideChain {
    error UnknownHeight(uint64 number);

    mapping(uint64 number => uint48 time) private _times;
    mapping(uint64 number => mapping(bytes32 key => Agreement)) private _agreements;
    mapping(uint64 number => mapping(bytes32 key => Record)) private _records;
    mapping(uint64 number => mapping(bytes32 key => Debt)) private _debts;
    Client private _client;

    /* WHAT IT IS TOLD */

    function setTime(uint64 number, uint48 time) external {
        _times[number] = time;
    }

    function setAgreement(uint64 number, bytes32 key, AgreementState state, uint40 end) external {
        (_agreements[number][key].state, _agreements[number][key].end) = (state, end);
    }

    function setRecord(uint64 number, bytes32 key, Status status, uint48 attestedAt, uint48 until) external {
        Record storage record = _records[number][key];
        (record.status, record.attestedAt, record.until) = (status, attestedAt, until);
    }

    function setDebt(uint64 number, bytes32 key, ReceivableState state, uint32 paymentDay, uint8 graceDays) external {
        Debt storage debt = _debts[number][key];
        (debt.state, debt.paymentDay, debt.graceDays, debt.utcOffset) = (state, paymentDay, graceDays, 28_800);
    }

    function setClient(uint16 era, bool frozen) external {
        (_client.era, _client.frozen) = (era, frozen);
    }

    /* WHAT IT IS ASKED */

    function clientOf(ClientId) external view returns (Client memory) {
        return _client;
    }

    function agreementAt(
        ClientId,
        AgreementId agreement,
        FactProof calldata proof
    ) external view returns (Agreement memory, uint48) {
        return (_agreements[proof.number][agreement.raw()], _timeOf(proof.number));
    }

    function statementAt(ClientId, Uid uid, FactProof calldata proof) external view returns (Record memory, uint48) {
        return (_records[proof.number][uid.raw()], _timeOf(proof.number));
    }

    function receivableAt(
        ClientId,
        ReceivableId receivable,
        FactProof calldata proof
    ) external view returns (Debt memory, uint48) {
        return (_debts[proof.number][receivable.raw()], _timeOf(proof.number));
    }

    function _timeOf(uint64 number) private view returns (uint48 time) {
        time = _times[number];
        require(time != 0, UnknownHeight(number));
    }
}
