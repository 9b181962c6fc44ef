// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DebtWord} from "./DebtWord.sol";
import {FactTerm, termOfAgreement, termOfDebt, termOfStatement} from "./FactTerm.sol";
import {ClientStatus, IQbftClient} from "./IQbftClient.sol";
import {FactProof, ISideChain} from "./ISideChain.sol";
import {StorageSlots} from "./StorageSlots.sol";
import {AgreementWord} from "../data/AgreementWord.sol";
import {Agreement, AgreementState} from "../data/INegotiations.sol";
import {Record, Status} from "../evidence/IAttestations.sol";
import {RecordWord} from "../evidence/RecordWord.sol";
import {Debt, ReceivableState} from "../instruments/receivables/Debt.sol";
import {instrumentIdOn} from "../ledger/InstrumentId.sol";
import {IMembers} from "../members/IMembers.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {ClientId} from "../types/ClientId.sol";
import {AGREEMENTS, ATTESTATIONS, ContractName, INSTRUMENTS, RECEIVABLES} from "../types/ContractName.sol";
import {ReceivableId} from "../types/ReceivableId.sol";
import {Uid} from "../types/Uid.sol";

/// @title SideChain
/// @notice Documented in ISideChain.
contract SideChain is ISideChain {
    IMembers public immutable MEMBERS;
    IQbftClient public immutable QBFT_CLIENT;

    /// @inheritdoc ISideChain
    mapping(ClientId client => mapping(ContractName name => address)) public contracts;

    constructor(IMembers members, IQbftClient qbftClient) {
        (MEMBERS, QBFT_CLIENT) = (members, qbftClient);
    }

    /// @inheritdoc ISideChain
    function nameContract(ClientId client, ContractName name, address account) external {
        require(msg.sender == MEMBERS.council(), SideChain_NotCouncil(msg.sender));
        require(QBFT_CLIENT.statusOf(client) != ClientStatus.None, SideChain_UnknownClient(client));
        contracts[client][name] = account;
        emit ContractNamed(client, name, account);
    }

    /* SLOTS */

    /// @inheritdoc ISideChain
    function agreementSlot(AgreementId agreement) external pure returns (bytes32) {
        return StorageSlots.ofAgreement(agreement);
    }

    /// @inheritdoc ISideChain
    function statementSlot(Uid uid) external pure returns (bytes32) {
        return StorageSlots.ofStatement(uid);
    }

    /// @inheritdoc ISideChain
    function receivableSlot(ClientId client, ReceivableId receivable) public view returns (bytes32) {
        address ledger = _named(client, INSTRUMENTS);
        address case_ = _named(client, RECEIVABLES);
        uint256 chainId = QBFT_CLIENT.clientOf(client).chainId;
        return StorageSlots.ofDebt(instrumentIdOn(chainId, ledger, case_, receivable.raw()));
    }

    /* WHAT IS ON RECORD THERE */

    /// @inheritdoc ISideChain
    function agreementAt(
        ClientId client,
        AgreementId agreement,
        FactProof calldata proof
    ) public view returns (Agreement memory held, uint48 time) {
        uint256 word;
        (word, time) = _wordAt(client, AGREEMENTS, StorageSlots.ofAgreement(agreement), proof);
        _requireState(client, AGREEMENTS, word, uint8(word), uint8(type(AgreementState).max));
        held = AgreementWord.wrap(word).unpack();
        held.state = AgreementWord.wrap(word).stateNow();
        bool open = held.state != AgreementState.None && held.state <= AgreementState.Suspended;
        if (open && time > held.end) held.state = AgreementState.Expired;
    }

    /// @inheritdoc ISideChain
    function statementAt(
        ClientId client,
        Uid uid,
        FactProof calldata proof
    ) public view returns (Record memory record, uint48 time) {
        uint256 word;
        (word, time) = _wordAt(client, ATTESTATIONS, StorageSlots.ofStatement(uid), proof);
        _requireState(client, ATTESTATIONS, word, uint8(word >> 240), uint8(type(Status).max));
        record = RecordWord.wrap(word).unpack();
    }

    /// @inheritdoc ISideChain
    function receivableAt(
        ClientId client,
        ReceivableId receivable,
        FactProof calldata proof
    ) public view returns (Debt memory debt, uint48 time) {
        uint256 word;
        (word, time) = _wordAt(client, RECEIVABLES, receivableSlot(client, receivable), proof);
        _requireState(client, RECEIVABLES, word, uint8(word), uint8(type(ReceivableState).max));
        debt = DebtWord.wrap(word).unpack();
    }

    /* FACTS */

    /// @inheritdoc ISideChain
    function requireAgreementActive(
        ClientId client,
        AgreementId agreement,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Agreement memory held) {
        uint48 time;
        (held, time) = agreementAt(client, agreement, proof);
        _requireAge(client, proof.number, time, maxAge);
        require(_holds(termOfAgreement(held), time), SideChain_AgreementNotActive(agreement, held.state));
    }

    /// @inheritdoc ISideChain
    function requireStatementValid(
        ClientId client,
        Uid uid,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Record memory record) {
        uint48 time;
        (record, time) = statementAt(client, uid, proof);
        _requireAge(client, proof.number, time, maxAge);
        require(_holds(termOfStatement(record), time), SideChain_StatementNotValid(uid, record.status, record.until));
    }

    /// @inheritdoc ISideChain
    function requireReceivableConfirmed(
        ClientId client,
        ReceivableId receivable,
        uint256 maxAge,
        FactProof calldata proof
    ) external view returns (Debt memory debt) {
        uint48 time;
        (debt, time) = receivableAt(client, receivable, proof);
        _requireAge(client, proof.number, time, maxAge);
        require(
            _holds(termOfDebt(debt), time),
            SideChain_ReceivableNotConfirmed(receivable, debt.state, debt.paymentDay)
        );
    }

    /* PRIVATE */

    /// @return word Zero where the contract's storage does not have the slot.
    function _wordAt(
        ClientId client,
        ContractName name,
        bytes32 slot,
        FactProof calldata proof
    ) private view returns (uint256 word, uint48 time) {
        (, time) = QBFT_CLIENT.stateAt(client, proof.number);
        word = uint256(
            QBFT_CLIENT.proveWord(
                client,
                proof.number,
                _named(client, name),
                slot,
                proof.accountNodes,
                proof.storageNodes
            )
        );
    }

    /// @dev Another contract's word, or another version's, may have there what is no state.
    function _requireState(ClientId client, ContractName name, uint256 word, uint8 state, uint8 last) private pure {
        require(state <= last, SideChain_WordInvalid(client, name, word));
    }

    function _named(ClientId client, ContractName name) private view returns (address account) {
        account = contracts[client][name];
        require(account != address(0), SideChain_UnknownContract(client, name));
    }

    /// @dev A header whose time is ahead of this chain's has no age.
    function _requireAge(ClientId client, uint64 number, uint48 time, uint256 maxAge) private view {
        uint256 age = block.timestamp > time ? block.timestamp - time : 0;
        require(age <= maxAge, SideChain_TooOld(client, number, age, maxAge));
    }

    /// @dev At the later of the header's time and this block's.
    function _holds(FactTerm memory term, uint48 time) private view returns (bool) {
        return term.holds && time <= term.until && block.timestamp <= term.until;
    }
}
