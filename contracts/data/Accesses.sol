// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {
    Access,
    AccessRecord,
    AccessState,
    hashAccess,
    hashAccessRequest,
    hashAcknowledgement,
    hashUse
} from "./Access.sol";
import {pack} from "./AccessWord.sol";
import {AgreementTerms} from "./AgreementTerms.sol";
import {AgreementWord} from "./AgreementWord.sol";
import {EscrowActs} from "./EscrowActs.sol";
import {Escrow, IAccesses} from "./IAccesses.sol";
import {AgreementState} from "./INegotiations.sol";
import {Negotiations} from "./Negotiations.sol";
import {NO_PRICE, Price, PriceUnit} from "./Price.sol";
import {IEscrow} from "../settlement/IEscrow.sol";
import {AgreementId} from "../types/AgreementId.sol";
import {CHECKER, DEVICE, Duties, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Accesses
/// @notice Documented in IAccesses.
abstract contract Accesses is Negotiations, ReentrancyGuardTransient {
    /// @notice How long an arbitrator has to decide.
    uint48 public constant ARBITRATION = EscrowActs.ARBITRATION;

    /* USES */

    /// @inheritdoc IAccesses
    function serve(
        AgreementTerms calldata terms,
        Access calldata access,
        bytes calldata requestSignature,
        bytes calldata receiptSignature
    ) external {
        AgreementId id = idOf(terms);
        _requireServable(id, terms, access);
        bytes32 structHash = hashAccess(access);
        bytes32 asked = _hashTypedDataV4(hashAccessRequest(access));
        address consumer = _servantOf(id, terms.consumer, asked, requestSignature, MAKER | DEVICE);
        bytes32 given = _hashTypedDataV4(structHash);
        address provider = _servantOf(id, terms.provider, given, receiptSignature, MAKER | DEVICE);

        _deliver(id, terms, access, structHash);
        emit AccessServed(id, access.seq, consumer, provider, access);
    }

    /// @inheritdoc IAccesses
    function useFor(
        AgreementTerms calldata terms,
        uint32 version,
        uint8 purpose,
        bytes32 job
    ) external returns (uint32 seq) {
        require(_state.users[msg.sender], Accesses_NotUser(msg.sender));
        AgreementId id = idOf(terms);
        bool paid = _use(terms, id, version, purpose);
        seq = _state.agreements[id].uses();
        _record(id, seq, paid, hashUse(id, seq, version, purpose, job));
        emit AgreementUsed(id, seq, msg.sender, job, version, purpose);
    }

    /// @inheritdoc IAccesses
    function setUser(address user, bool allowed) external {
        require(msg.sender == MEMBERS.council(), Accesses_NotCouncil(msg.sender));
        _state.users[user] = allowed;
        emit UserSet(user, allowed);
    }

    /* WHAT BECOMES OF THEM */

    /// @inheritdoc IAccesses
    function acknowledge(
        AgreementTerms calldata terms,
        Price calldata price,
        Access calldata access,
        bytes calldata signature
    ) external {
        AgreementId id = idOf(terms);
        uint32 seq = access.seq;
        bytes32 structHash = hashAccess(access);
        require(_state.accesses[id][seq].hash() == bytes25(structHash), Accesses_OtherAccess(id, seq));
        bytes32 digest = _hashTypedDataV4(hashAcknowledgement(structHash));
        // A machine alone does not give up a dispute about money.
        bool staked = terms.price != NO_PRICE && terms.disputeWindow != 0;
        address by = _servantOf(id, terms.consumer, digest, signature, staked ? MAKER | CHECKER : MAKER | DEVICE);
        EscrowActs.acknowledge(_state, id, terms.price, price, seq, by);
    }

    /// @inheritdoc IAccesses
    function dispute(AgreementTerms calldata terms, uint32 seq, bytes32 reason) external {
        EscrowActs.dispute(_state, MEMBERS, idOf(terms), terms.consumer, terms.disputeWindow, seq, reason);
    }

    /// @inheritdoc IAccesses
    function decide(
        AgreementTerms calldata terms,
        Price calldata price,
        uint32 seq,
        bool upheld,
        bytes32 reason
    ) external {
        EscrowActs.decide(_state, MEMBERS, idOf(terms), terms.arbitrator, terms.price, price, seq, upheld, reason);
    }

    /// @inheritdoc IAccesses
    function settle(AgreementTerms calldata terms, Price calldata price, uint32 seq) external {
        EscrowActs.settle(_state, idOf(terms), terms.disputeWindow, terms.price, price, seq);
    }

    /* MONEY */

    /// @inheritdoc IAccesses
    function openEscrow(AgreementTerms calldata terms, Price calldata price) external {
        EscrowActs.open(_state, idOf(terms), terms.price, terms.period, price);
    }

    /// @inheritdoc IAccesses
    function fund(AgreementId agreement, uint256 amount) external nonReentrant {
        EscrowActs.fund(_state, agreement, amount);
    }

    /// @inheritdoc IEscrow
    /// @dev `id` is the agreement's, as a number.
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        EscrowActs.receive_(_state, AgreementId.wrap(bytes32(id)), payer, amount);
    }

    /// @inheritdoc IAccesses
    function takeBack(AgreementTerms calldata terms, uint256 amount) external nonReentrant {
        EscrowActs.takeBack(_state, MEMBERS, idOf(terms), terms.consumer, terms.payer, amount);
    }

    /// @inheritdoc IAccesses
    function payOut(IERC20 cash, address payee) external nonReentrant {
        EscrowActs.payOut(_state, cash, payee);
    }

    /* READING */

    /// @inheritdoc IAccesses
    function isLive(AgreementTerms calldata terms, uint32 version, uint8 purpose) external view returns (bool) {
        return
            _state.agreements[idOf(terms)].stateNow() == AgreementState.Active &&
            block.timestamp >= terms.start &&
            _isBit(terms.purposes, purpose) &&
            CATALOG.serves(terms.resource, version);
    }

    /// @inheritdoc IAccesses
    function accessOf(AgreementId agreement, uint32 seq) external view returns (AccessRecord memory) {
        return _state.accesses[agreement][seq].unpack();
    }

    /// @inheritdoc IAccesses
    function escrowOf(AgreementId agreement) external view returns (Escrow memory) {
        return _state.escrows[agreement];
    }

    /// @inheritdoc IAccesses
    function creditOf(IERC20 cash, address payee) external view returns (uint256) {
        return _state.credits[cash][payee];
    }

    /// @inheritdoc IAccesses
    function isUser(address user) external view returns (bool) {
        return _state.users[user];
    }

    /* INTERNAL */

    /// @dev Of what a computation has none of: a request in time and in turn, and a key.
    function _requireServable(AgreementId id, AgreementTerms calldata terms, Access calldata access) private view {
        uint32 seq = access.seq;
        if (access.agreement != id) revert Accesses_OtherAgreement(id, access.agreement);
        if (block.timestamp > access.deadline) {
            revert Accesses_RequestExpired(id, seq, access.deadline, block.timestamp);
        }
        if (terms.computeOnly) revert Accesses_ComputeOnly(id);
        uint32 expected = _state.agreements[id].uses() + 1;
        if (seq != expected) revert Accesses_SeqInvalid(id, seq, expected);
        if (!KEYS.isLiveFor(access.key, terms.consumer)) revert Accesses_KeyInvalid(id, access.key);
    }

    function _deliver(
        AgreementId id,
        AgreementTerms calldata terms,
        Access calldata access,
        bytes32 structHash
    ) private {
        bool paid = _use(terms, id, access.version, access.purpose);
        _record(id, access.seq, paid, structHash);
    }

    /// @dev Makes one use: that the agreement allows it now, its number, its rate, and what it costs.
    /// @return paid Whether money was locked for it.
    function _use(
        AgreementTerms calldata terms,
        AgreementId id,
        uint32 version,
        uint8 purpose
    ) private returns (bool paid) {
        AgreementWord word = _state.agreements[id];
        AgreementState state = word.stateNow();
        if (state != AgreementState.Active) revert Agreements_WrongState(id, state);
        uint48 start = terms.start;
        if (block.timestamp < start) revert Accesses_OutOfTime(id, start, terms.end, block.timestamp);
        if (!_isBit(terms.purposes, purpose)) revert Accesses_PurposeForbidden(id, purpose, terms.purposes);
        if (!CATALOG.serves(terms.resource, version)) revert Accesses_NotServed(id, terms.resource, version);

        (uint32 window, uint32 windowUses) = (0, 0);
        uint32 period = terms.period;
        if (period != 0) {
            window = uint32((block.timestamp - start) / period); // fits, see faultIn
            if (window == word.window()) windowUses = word.windowUses();
            if (windowUses == terms.usesPerPeriod) revert Accesses_RateExceeded(id, window, windowUses);
            windowUses++;
        }
        word = word.withUse(window, windowUses);
        _state.agreements[id] = word;
        return terms.price != NO_PRICE && _lock(id, word.uses(), windowUses == 1);
    }

    /// @param first Whether this is the first use in its period.
    function _lock(AgreementId id, uint32 seq, bool first) private returns (bool) {
        Escrow storage escrow = _state.escrows[id];
        if (address(escrow.cash) == address(0)) revert Accesses_EscrowInvalid(id);
        if (escrow.per == PriceUnit.Period && !first) return false;
        (uint128 amount, uint128 available) = (escrow.amount, escrow.available);
        if (amount > available) revert Accesses_FundsShort(id, available, amount);
        (escrow.available, escrow.locked) = (available - amount, escrow.locked + amount);
        emit EscrowLocked(id, seq, amount);
        return true;
    }

    function _record(AgreementId id, uint32 seq, bool paid, bytes32 structHash) private {
        // The time fits for thirty thousand years.
        _state.accesses[id][seq] = pack(AccessState.Delivered, paid, uint40(block.timestamp), structHash);
    }

    /// @return signer Who has one of the duties for the party, which is not expelled: who is restricted goes on with what was agreed.
    function _servantOf(
        AgreementId id,
        OrgId party,
        bytes32 digest,
        bytes calldata signature,
        Duties duties
    ) private view returns (address signer) {
        signer = _signerOf(digest, signature);
        OrgId org = MEMBERS.servesFor(signer, duties);
        if (org != party) revert Agreements_NotParty(id, party, org);
    }

    function _isBit(uint64 purposes, uint8 purpose) private pure returns (bool) {
        return (uint256(purposes) >> purpose) & 1 != 0;
    }
}
