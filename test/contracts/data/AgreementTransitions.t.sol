// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {IAgreements} from "../../../contracts/data/IAgreements.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {AgreementTransitions} from "./AgreementTransitions.sol";
import {DataBase} from "./DataBase.sol";

/// @notice The life of an agreement against its table. It has a subject, and one use.
contract AgreementTransitionsTest is DataBase, AgreementTransitions {
    address private constant USER = address(0xC0);

    Offer private _offer;

    function setUp() public override {
        super.setUp();
        _offer = offerOf(0);
        open(_offer);
        asCouncil();
        agreements.setUser(USER, true);
    }

    function reachState(State state) internal override {
        AgreementTerms memory terms = _terms();
        if (state == State.None) return;
        if (state == State.Offered) {
            agreements.offer(terms, signed(terms, "Grid: maker"));
            return;
        }
        request(terms);
        if (state == State.Requested) return;
        if (state == State.Countered) return _do(Act.Counter);
        if (state == State.Terminated) return _do(Act.Terminate);
        if (state == State.Revoked) return _do(Act.Revoke);
        _do(Act.Agree);
        if (state == State.Agreed) return;
        _do(Act.Consent);
        if (state == State.Suspended) _do(Act.Suspend);
        if (state == State.Retired) _do(Act.Retire);
        if (state == State.UsedUp) _do(Act.Serve);
        if (state == State.Expired) vm.warp(uint256(terms.end) + 1);
    }

    function callOf(Act act) internal view override returns (Call memory) {
        AgreementTerms memory terms = _terms();
        State state = State(currentState());
        bytes memory bank_ = signed(terms, "Bank: maker");
        bytes memory grid_ = signed(terms, "Grid: maker");
        if (act == Act.Request) return _by(OUTSIDER, abi.encodeCall(INegotiations.request, (terms, bank_)));
        if (act == Act.Offer) return _by(OUTSIDER, abi.encodeCall(INegotiations.offer, (terms, grid_)));
        if (act == Act.Conclude) {
            return _by(OUTSIDER, abi.encodeCall(INegotiations.conclude, (terms, bank_, grid_, 0, "")));
        }
        if (act == Act.Counter) return _counter(state == State.Offered);
        if (act == Act.Agree) {
            return _by(OUTSIDER, abi.encodeCall(INegotiations.agree, (terms, state == State.Offered ? bank_ : grid_)));
        }
        if (act == Act.Terminate) return _by(bank.maker, abi.encodeCall(INegotiations.terminate, (terms, REASON)));
        if (act == Act.Consent) {
            bytes memory consent = consentOf(terms, LATER);
            return _by(OUTSIDER, abi.encodeCall(INegotiations.consent, (terms, LATER, consent)));
        }
        if (act == Act.Suspend) return _by(grid.maker, abi.encodeCall(IAgreements.suspend, (terms, REASON)));
        if (act == Act.Resume) return _by(grid.maker, abi.encodeCall(IAgreements.resume, (terms, REASON)));
        if (act == Act.Retire) return _by(grid.maker, abi.encodeCall(IAgreements.retire, (terms, REASON)));
        if (act == Act.Revoke) {
            return _by(accountOf(SUBJECT), abi.encodeCall(IAgreements.revoke, (terms, REASON)));
        }
        if (act == Act.RevokeBySignature) {
            bytes memory withdrawal = withdrawalOf(idOf(terms), LATER);
            bytes memory data = abi.encodeCall(IAgreements.revokeBySignature, (terms, REASON, LATER, withdrawal));
            return _by(OUTSIDER, data);
        }
        if (act == Act.UseFor) return _by(USER, abi.encodeCall(IAccesses.useFor, (terms, 1, 0, "job")));
        Access memory access = accessTo(terms, state == State.UsedUp ? 2 : 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        return _by(OUTSIDER, abi.encodeCall(IAccesses.serve, (terms, access, asked, served)));
    }

    function reasonOf(Refusal refusal, State from, Act) internal view override returns (bytes memory) {
        AgreementId id = idOf(_terms());
        if (refusal == Refusal.Agreements_PreviousInvalid) {
            AgreementId next = idOf(_answer());
            return abi.encodeWithSelector(INegotiations.Agreements_PreviousInvalid.selector, next, id, from);
        }
        return abi.encodeWithSelector(INegotiations.Agreements_WrongState.selector, id, from);
    }

    function currentState() internal view override returns (uint8) {
        return uint8(agreements.agreementOf(idOf(_terms())).state);
    }

    function currentRecord() internal view override returns (bytes memory) {
        return abi.encode(agreements.agreementOf(idOf(_terms())));
    }

    function beforeMove(State from, Act act, State to) internal override {
        if (act == Act.Conclude && from == State.None) from = State.Requested;
        if (act == Act.Request || act == Act.Offer || act == Act.Serve || act == Act.UseFor) return;
        bool saysWhy = act != Act.Counter && act != Act.Agree && act != Act.Conclude && act != Act.Consent;
        bytes32 reason = act == Act.Counter ? AgreementId.unwrap(idOf(_answer())) : bytes32(0);
        vm.expectEmit(address(agreements));
        emit INegotiations.AgreementMoved(
            idOf(_terms()),
            AgreementState(uint8(from)),
            AgreementState(uint8(to)),
            _actorOf(from, act),
            saysWhy ? REASON : reason
        );
    }

    function _actorOf(State from, Act act) private view returns (address) {
        if (act == Act.Consent || act == Act.Revoke || act == Act.RevokeBySignature) return accountOf(SUBJECT);
        if (act == Act.Terminate) return bank.maker;
        if (act == Act.Counter || act == Act.Agree) return from == State.Offered ? bank.maker : grid.maker;
        return grid.maker;
    }

    function _terms() private view returns (AgreementTerms memory terms) {
        terms = termsUnder(_offer, 1);
        (terms.subject, terms.maxUses) = (accountOf(SUBJECT), 1);
    }

    /// @dev For a longer time. One that is answered is answered by another.
    function _answer() private view returns (AgreementTerms memory terms) {
        terms = termsUnder(_offer, State(currentState()) == State.Countered ? 3 : 2);
        (terms.previous, terms.end) = (idOf(_terms()), LATER);
    }

    function _counter(bool byConsumer) private view returns (Call memory) {
        AgreementTerms memory terms = _answer();
        if (byConsumer) {
            return _by(OUTSIDER, abi.encodeCall(INegotiations.request, (terms, signed(terms, "Bank: maker"))));
        }
        return _by(OUTSIDER, abi.encodeCall(INegotiations.offer, (terms, signed(terms, "Grid: maker"))));
    }

    function _do(Act act) private {
        (bool done, ) = send(callOf(act));
        vm.assertTrue(done, "on the way to the state");
    }

    function _by(address from, bytes memory data) private view returns (Call memory) {
        return Call(from, address(agreements), data);
    }
}
