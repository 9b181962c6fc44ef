// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {Statement} from "../../../../contracts/evidence/Statement.sol";
import {ReceivableState, RecourseState} from "../../../../contracts/instruments/receivables/Debt.sol";
import {IReceivables} from "../../../../contracts/instruments/receivables/IReceivables.sol";
import {IRecourses} from "../../../../contracts/instruments/receivables/IRecourses.sol";
import {Receivable} from "../../../../contracts/instruments/receivables/Receivable.sol";
import {Dilution, Sale} from "../../../../contracts/instruments/receivables/ReceivableActs.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {GUARANTEE, UNDERTAKING} from "../../../../contracts/types/LimitKind.sol";
import {NOBODY} from "../../../../contracts/types/OrgId.sol";
import {ReceivableId} from "../../../../contracts/types/ReceivableId.sol";
import {Subject} from "../../../../contracts/types/Subject.sol";
import {Uid} from "../../../../contracts/types/Uid.sol";
import {ReceivablesBase} from "./ReceivablesBase.sol";
import {ReceivableTransitions} from "./ReceivableTransitions.sol";

/// @notice The life of a receivable against its table: one with a guarantor, of which a part is sold with recourse once it is confirmed.
contract ReceivableTransitionsTest is ReceivablesBase, ReceivableTransitions {
    uint256 private constant SOLD = 400_000;
    uint256 private constant DILUTED = 1000;
    uint256 private constant GUARANTOR_PAID = 70_000;

    Receivable private r;
    ReceivableId private id;
    uint256 private instrument;
    Sale private sale;
    Statement private statement;
    Uid private uid;

    function setUp() public override {
        super.setUp();
        r = guaranteed(1);
        (id, instrument) = (idOf(r), instrumentOf(r));
        statement = statementOf(registerSchema(court.maker, "bool insolvent"), court.maker);
        statement.subject = Subject.wrap(bytes32(uint256(buyer.id.raw())));
        statement.data = abi.encode(true);
        vm.prank(court.maker);
        uid = attestations.attest(statement);
    }

    /* STATES */

    function reachState(State state) internal override {
        if (state == State.None) return;
        register(r);
        if (state == State.Rejected) _send(Act.Reject);
        if (state == State.Cancelled) _send(Act.Cancel);
        if (state == State.Expired) _send(Act.Expire);
        if (state < State.Confirmed) return;
        guarantee(r);
        confirm(r);
        sale = sell(instrument, acme, bank, SOLD, SOLD - 1, true);
        if (state >= State.Overdue && state != State.Closed) _send(Act.MarkOverdue);
        if (state == State.Defaulted) _send(Act.DeclareDefault);
        if (state == State.Closed) _send(Act.Close);
    }

    function _send(Act act) private {
        (bool done, ) = send(callOf(act));
        vm.assertTrue(done, "reached");
    }

    /* ACTS */

    function callOf(Act act) internal override returns (Call memory) {
        if (act == Act.Register) return _by(acme, abi.encodeCall(receivables.register, (list(r), noFlags(1))));
        if (act == Act.Consent) return _by(acme, abi.encodeCall(receivables.consent, (idsOf(r))));
        if (act == Act.Guarantee) {
            return _by(bank, abi.encodeCall(receivables.guarantee, (list(r), LATER, guaranty(guarantor, r))));
        }
        if (act == Act.Confirm) {
            if (_is(ReceivableState.Registered)) guarantee(r);
            return _by(bank, abi.encodeCall(receivables.confirm, (list(r), LATER, confirmation(buyer, r))));
        }
        if (act == Act.Reject) return _by(buyer, abi.encodeCall(receivables.reject, (list(r), "reason")));
        if (act == Act.Cancel) return _by(acme, abi.encodeCall(receivables.cancel, (list(r))));
        if (act == Act.Expire) return _expiry();
        if (act == Act.Dilute) return _dilution();
        return _lateCall(act);
    }

    function _lateCall(Act act) private returns (Call memory) {
        if (act == Act.MarkOverdue) {
            goTo(DUE + GRACE + 1);
            return _by(dyes, abi.encodeCall(receivables.markOverdue, (idsOf(r))));
        }
        if (act == Act.DeclareDefault) {
            vm.warp(block.timestamp + 30 days);
            return _by(bank, abi.encodeCall(receivables.declareDefault, (id)));
        }
        if (act == Act.DeclareInsolvent) {
            return _by(court, abi.encodeCall(receivables.declareInsolvent, (id, statement)));
        }
        if (act == Act.ClaimRecourse) return _by(bank, abi.encodeCall(receivables.claimRecourse, (sale)));
        if (act == Act.Subrogate) {
            if (_isOpen()) payBy(guarantor, instrument, GUARANTOR_PAID);
            return _by(guarantor, abi.encodeCall(receivables.subrogate, (id)));
        }
        if (_isOpen()) _settle();
        return _by(dyes, abi.encodeCall(receivables.close, (idsOf(r))));
    }

    function _expiry() private returns (Call memory) {
        vm.warp(block.timestamp + 30 days + 1);
        return _by(dyes, abi.encodeCall(receivables.expire, (list(r))));
    }

    function _dilution() private view returns (Call memory) {
        Dilution memory dilution = dilutionOf(r, DILUTED);
        bytes32 digest = dilutionDigest(dilution);
        bytes memory signature = signatureOf("Acme: maker", digest);
        return _by(dyes, abi.encodeCall(receivables.dilute, (dilution, signature, "", approvalOf(buyer, digest))));
    }

    /// @dev Everything is paid and paid out.
    function _settle() private {
        pay(instrument, instruments.obligationOf(instrument).face);
        uint256 interest = receivables.interestDue(id);
        if (interest != 0) pay(instrument, interest);
        instruments.redeem(instrument, acme.maker);
        instruments.redeem(instrument, bank.maker);
    }

    function _by(Org memory org, bytes memory data) private view returns (Call memory) {
        return Call(org.maker, address(receivables), data);
    }

    /* REASONS */

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        if (refusal == Refusal.Fingerprints_Taken) {
            FingerprintState key = from == State.Registered ? FingerprintState.Reserved : FingerprintState.Financed;
            if (from == State.Closed) key = FingerprintState.Closed;
            return abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 0, r.keys[0], key);
        }
        if (refusal == Refusal.Receivables_WrongState) {
            return abi.encodeWithSelector(IReceivables.Receivables_WrongState.selector, id, from);
        }
        if (refusal == Refusal.Receivables_NotParty) {
            return abi.encodeWithSelector(IReceivables.Receivables_NotParty.selector, id, NOBODY, guarantor.id);
        }
        if (refusal == Refusal.Recourses_NothingPaid) {
            return abi.encodeWithSelector(IRecourses.Recourses_NothingPaid.selector, id);
        }
        return abi.encodeWithSelector(IRecourses.Recourses_NotOpen.selector, saleIdOf(sale));
    }

    /* RECORD */

    function currentState() internal view override returns (uint8) {
        return uint8(receivables.debtOf(id).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        (, bytes memory owed) = address(instruments).staticcall(abi.encodeCall(instruments.obligationOf, (instrument)));
        bytes memory recourse = abi.encode(receivables.recourseOf(saleIdOf(sale)));
        uint256[2] memory used = [usedOf(buyer, buyer, UNDERTAKING), usedOf(guarantor, buyer, GUARANTEE)];
        return abi.encode(receivables.debtOf(id), fingerprints.stateOf(r.keys[0]), owed, recourse, used);
    }

    function _is(ReceivableState state) private view returns (bool) {
        return receivables.debtOf(id).state == state;
    }

    function _isOpen() private view returns (bool) {
        ReceivableState state = receivables.debtOf(id).state;
        return state >= ReceivableState.Confirmed && state != ReceivableState.Closed;
    }

    /* EVENTS AND CONSEQUENCES */

    function beforeMove(State from, Act act, State to) internal override {
        if (uint8(from) == uint8(to) && (act == Act.Expire || act == Act.MarkOverdue || act == Act.Close)) return;
        vm.expectEmit(address(receivables));
        if (act == Act.Register) emit IReceivables.ReceivableRegistered(id, acme.id, buyer.id, r, new bool[](0));
        else if (act == Act.Consent) emit IReceivables.ReceivableConsented(id);
        else if (act == Act.Guarantee) {
            emit IReceivables.ReceivableGuaranteed(id, guarantor.id, guarantor.maker, guarantor.checker);
        } else if (act == Act.Confirm) {
            uint48 closes = startOf(DUE - 1);
            emit IReceivables.ReceivableConfirmed(id, instrument, DUE, closes, buyer.maker, buyer.checker);
        } else if (act == Act.Reject) emit IReceivables.ReceivableEnded(id, ReceivableState.Rejected, "reason");
        else if (act == Act.Cancel) emit IReceivables.ReceivableEnded(id, ReceivableState.Cancelled, 0);
        else if (act == Act.Expire) emit IReceivables.ReceivableEnded(id, ReceivableState.Expired, 0);
        else if (act == Act.Dilute) {
            emit IReceivables.ReceivableDiluted(id, acme.maker, DILUTED, dilutionOf(r, DILUTED).creditNote);
        } else _expectLate(act);
    }

    function _expectLate(Act act) private {
        if (act == Act.MarkOverdue) emit IRecourses.ReceivableOverdue(id);
        else if (act == Act.DeclareDefault) emit IRecourses.ReceivableDefaulted(id, bank.id, Uid.wrap(0));
        else if (act == Act.DeclareInsolvent) emit IRecourses.ReceivableDefaulted(id, court.id, uid);
        else if (act == Act.ClaimRecourse) {
            emit IRecourses.RecourseClaimed(saleIdOf(sale), instrument, acme.maker, bank.maker, SOLD);
        } else if (act == Act.Subrogate) {
            bytes32 claim = keccak256(abi.encode(id, "subrogation", uint256(1)));
            emit IRecourses.Subrogated(id, ReceivableId.wrap(claim), GUARANTOR_PAID);
        } else emit IReceivables.ReceivableClosed(id);
    }

    function afterMove(State, Act act, State to) internal view override {
        if (act == Act.Dilute) return assertUsed(buyer, buyer, UNDERTAKING, FACE - DILUTED, "diluted");
        bool open = to >= State.Confirmed && to != State.Closed;
        uint256 paid = open ? instruments.obligationOf(instrument).paid : 0;
        assertUsed(buyer, buyer, UNDERTAKING, open ? FACE - paid : 0, "limit of the obligor");
        if (act == Act.Register) assertKey(r, FingerprintState.Reserved, "reserved");
        if (act == Act.Confirm) assertKey(r, FingerprintState.Bound, "bound");
        if (to == State.Closed) assertKey(r, FingerprintState.Closed, "closed");
        if (act == Act.Reject || act == Act.Cancel || act == Act.Expire) {
            assertKey(r, FingerprintState.Free, "free again");
            assertUsed(guarantor, buyer, GUARANTEE, 0, "limit of the guarantor");
        }
        if (act == Act.Guarantee) assertUsed(guarantor, buyer, GUARANTEE, FACE, "guaranteed");
        if (act == Act.ClaimRecourse) {
            vm.assertTrue(receivables.recourseOf(saleIdOf(sale)).state == RecourseState.Claimed, "claimed");
        }
    }
}
